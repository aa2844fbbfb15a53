package org.circlekeeper.group;

/**
 * What the group does when somebody may be in danger; told to everyone before they share. Under none of them does the
 * bot contact anybody by itself.
 */
public enum Stance {
    /** Nobody outside is contacted without the person's yes. */
    CONSENT_ONLY,
    /** Consent is sought first; two people in care roles may decide otherwise when a life is in immediate danger. */
    CONSENT_FIRST,
    /** The organisation has a written duty to report, as schools and clinics do. */
    DUTY_STATED;

    /** Grown-ups who look after young people commonly have a duty to report danger, so those groups begin with it. */
    static Stance usualFor(Age age) {
        return age == Age.YOUTH ? DUTY_STATED : CONSENT_FIRST;
    }
}
