package org.circlekeeper.proof.worlds;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Message;
import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;

/**
 * What others are meant to see of somebody, each with its reason. There is no other exception, and one that nothing needs
 * any more fails the test. Each is as narrow as can be: {@link MeantTest} shows what it does not excuse.
 */
enum Meant {
    /** Whoever presses “share here” shows the room exactly the line they were shown before: this one, there, once. */
    A_LINE_THAT_WAS_SHARED(difference -> difference.fact().equals("SHARED_A_LINE")
            && difference.channel() == Channel.ROOM
            && difference.asked().equals(Pair.LOOKING_AROUND)
            && isWithout(difference.one(), shared(), difference.other())),
    /** Owners see how many notes felt wrong, by sender; never whose. Otherwise nobody could look after misuse. */
    A_COUNT_FOR_OWNERS(difference -> difference.fact().contains("FELT_WRONG")
            && difference.watcher() == Watcher.OWNER
            && !difference.overheard()
            && difference.channel() == Channel.ANSWER
            && (difference.asked().startsWith("offer") || difference.asked().startsWith("setup"))),
    /** The operator's page counts how often each command was asked for: how the bot is used, never by whom or where. */
    THE_OPERATOR_COUNTS_COMMANDS(difference -> difference.channel() == Channel.COUNTER
            && difference.asked().equals(Pair.LOOKING_AROUND)
            && notInBoth(difference).stream().allMatch(Meant::countsACommand));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final Predicate<Difference> covers;

    Meant(Predicate<Difference> covers) {
        this.covers = covers;
    }

    boolean covers(Difference difference) {
        return covers.test(difference);
    }

    /** What the victim of {@link PrivateFact#SHARED_A_LINE} was shown before they shared it, in its room. */
    static String shared() {
        return World.ROOM + ": "
                + Shown.of(Message.of(
                        "Somebody would like the others here to see one line from today. Inner weather: Fog"));
    }

    private static boolean isWithout(String whole, String part, String rest) {
        int at = whole.indexOf(part);
        return at >= 0 && (whole.substring(0, at) + whole.substring(at + part.length())).equals(rest);
    }

    private static Set<String> notInBoth(Difference difference) {
        Set<String> one = lines(difference.one());
        Set<String> other = lines(difference.other());
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        all.removeIf(line -> one.contains(line) && other.contains(line));
        return all;
    }

    private static Set<String> lines(String text) {
        return text.lines().collect(Collectors.toSet());
    }

    /** By the meter's whole name and both its tags: another tag could say by whom. */
    private static boolean countsACommand(String line) {
        return line.matches("circlekeeper\\.commands\\[tag\\(command=[a-z ]+\\), tag\\(outcome=[a-z-]+\\)] [0-9.]+");
    }
}
