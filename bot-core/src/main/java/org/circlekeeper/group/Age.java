package org.circlekeeper.group;

/** Who a group is for; setup asks and never guesses. */
public enum Age {
    ADULTS,
    MIXED,
    YOUTH;

    /** Whether a group is for one age only, so that somebody may not be of it; nobody is alone in the wrong place. */
    public static boolean isAskedIn(Group group) {
        return !group.personal() && group.age() != MIXED;
    }
}
