package org.circlekeeper.proof.worlds;

import java.util.function.Predicate;
import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;

/**
 * What others are meant to see of somebody, each with its reason. There is no other exception, and one that nothing needs
 * any more fails the test.
 */
enum Meant {
    /** Whoever presses “share here” shows the room exactly the line they were shown before. */
    A_LINE_THAT_WAS_SHARED(difference -> difference.fact().contains("SHARED_A_LINE")
            && difference.channel() == Channel.ROOM
            && difference.asked().equals(Pair.LOOKING_AROUND)),
    /** Owners see how many notes felt wrong, by sender; never whose. Otherwise nobody could look after misuse. */
    A_COUNT_FOR_OWNERS(difference -> difference.fact().contains("FELT_WRONG")
            && difference.watcher() == Watcher.OWNER
            && !difference.overheard()
            && difference.channel() == Channel.ANSWER
            && (difference.asked().startsWith("offer") || difference.asked().startsWith("setup"))),
    /** The operator's page counts how often each command was asked for: how the bot is used, never by whom or where. */
    THE_OPERATOR_COUNTS_COMMANDS(difference ->
            difference.channel() == Channel.COUNTER && difference.asked().equals(Pair.LOOKING_AROUND));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final Predicate<Difference> covers;

    Meant(Predicate<Difference> covers) {
        this.covers = covers;
    }

    boolean covers(Difference difference) {
        return covers.test(difference);
    }
}
