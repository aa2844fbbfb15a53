package org.circlekeeper.group;

/**
 * How much danger being known as a member would bring. It sets defaults at once; a group may change each of them.
 *
 * <table>
 * <caption>What each profile begins with</caption>
 * <tr><th></th><th>everyday</th><th>sensitive</th><th>high-risk</th></tr>
 * <tr><td>check-ins kept</td><td>90 days</td><td>30 days</td><td>7 days</td></tr>
 * <tr><td>sharing a check-in with the room</td><td>yes, after a preview</td><td>no</td><td>no</td></tr>
 * <tr><td>private notes from moderators</td><td>a neutral button only</td><td>never</td><td>never</td></tr>
 * <tr><td>history as a picture</td><td>when asked for</td><td>when asked for</td><td>no</td></tr>
 * <tr><td>a label for the group</td><td>yes</td><td>yes</td><td>no</td></tr>
 * <tr><td>personal commands</td><td>room or direct</td><td>room or direct</td><td>direct only</td></tr>
 * <tr><td>operator key</td><td>any</td><td>any</td><td>from a passphrase</td></tr>
 * </table>
 */
public enum Profile {
    EVERYDAY(90, Offers.BUTTON_ONLY),
    SENSITIVE(30, Offers.NEVER),
    HIGH_RISK(7, Offers.NEVER);

    private final int checkInDays;
    private final Offers offers;

    Profile(int checkInDays, Offers offers) {
        this.checkInDays = checkInDays;
        this.offers = offers;
    }

    /** How long check-ins are kept unless the group says otherwise. */
    public int checkInDays() {
        return checkInDays;
    }

    /** What moderators may offer members who did not say. */
    public Offers offers() {
        return offers;
    }

    /** Whether a check-in may be shown to the room by the person it is about. */
    public boolean allowsPublicShare() {
        return this == EVERYDAY;
    }

    /** Whether a history may be drawn. */
    public boolean allowsPicture() {
        return this != HIGH_RISK;
    }

    /** Whether the group may have a label of its own. */
    public boolean allowsLabel() {
        return this != HIGH_RISK;
    }

    /** Whether what is personal is answered in a direct message only. */
    public boolean directOnly() {
        return this == HIGH_RISK;
    }

    /** Whether the bot must run on a key that is on no disk. */
    public boolean needsPassphrase() {
        return this == HIGH_RISK;
    }
}
