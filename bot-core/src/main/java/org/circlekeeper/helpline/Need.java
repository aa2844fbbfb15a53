package org.circlekeeper.helpline;

import java.util.List;

/** What a line is for, and what somebody may ask for. */
enum Need {
    SUICIDE,
    TALK,
    WARMLINE,
    DOMESTIC_VIOLENCE,
    SEXUAL_VIOLENCE,
    CHILD_ABUSE_SURVIVORS,
    CHILDREN,
    MISSING_CHILDREN,
    HARMFUL_BEHAVIOUR,
    LGBTQ,
    TRANS,
    GRIEF,
    SUBSTANCES,
    EATING,
    PERINATAL,
    VETERANS,
    INDIGENOUS,
    TRAFFICKING,
    CRIME_VICTIMS,
    ELDER_ABUSE,
    DIGITAL_SAFETY,
    DEFENDERS;

    private static final List<Need> FOR_EVERYBODY = List.of(SUICIDE, TALK);

    /** What somebody who named no need, or names a need like these, is looking for: a person who listens. */
    boolean isGeneral() {
        return this == SUICIDE || this == TALK || this == WARMLINE;
    }

    /** What helps when there is no line for exactly this. */
    List<Need> next() {
        return this == CHILDREN || this == MISSING_CHILDREN ? List.of(CHILDREN, SUICIDE, TALK) : FOR_EVERYBODY;
    }
}
