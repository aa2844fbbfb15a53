package org.circlekeeper.command;

import java.time.Duration;

/**
 * How often one person may ask for something, over all groups.
 *
 * @param name what is counted together
 * @param whenBroken what happens when the counting itself fails
 */
public record Limit(String name, int most, Duration per, WhenBroken whenBroken) {

    /** Enough for anybody who types, too little for a script. */
    public static final Limit ORDINARY = new Limit("ordinary", 40, Duration.ofMinutes(1), WhenBroken.LET_THROUGH);

    /** For what a moderator does to others: when in doubt, not. */
    public static final Limit MODERATION = new Limit("moderation", 20, Duration.ofMinutes(1), WhenBroken.REFUSE);

    /** Help in a crisis is never counted. */
    public static final Limit NONE = new Limit("none", Integer.MAX_VALUE, Duration.ofDays(1), WhenBroken.LET_THROUGH);

    /** The direction a limit fails in. */
    public enum WhenBroken {
        LET_THROUGH,
        REFUSE
    }
}
