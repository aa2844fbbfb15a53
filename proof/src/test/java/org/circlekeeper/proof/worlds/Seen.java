package org.circlekeeper.proof.worlds;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/**
 * What can be seen after one request, channel by channel.
 *
 * @param by what came through each channel, as text
 */
record Seen(Map<Channel, String> by) {
    private static final List<String> ROOMS = List.of(World.ROOM, World.ELSEWHERE, "staff", "moderators");

    /** A way by which something can come to others. */
    enum Channel {
        /** The answer, with every choice and where it leads; forms; refusals. */
        ANSWER,
        /** What is proposed while somebody types. */
        SUGGESTION,
        /** What is shown to a whole room, the moderators' room among them. */
        ROOM,
        /** What comes to somebody who did not ask. */
        NOTE,
        /** What the operator's page counts. */
        COUNTER,
        /** How many statements the database was asked to run for an answer or a suggestion. */
        STATEMENTS,
        /** How many values were sealed and opened for an answer or a suggestion. */
        CELLS
    }

    /** How things stood before a request. */
    record Before(
            TestBot bot,
            World.Watch watch,
            Person person,
            Map<String, Integer> rooms,
            int notes,
            Map<String, Double> counters) {
        Before(TestBot bot, World.Watch watch, Person person) {
            this(bot, watch, person, sizes(bot), person.notes().size(), World.counters(bot));
        }

        private static Map<String, Integer> sizes(TestBot bot) {
            Map<String, Integer> sizes = new TreeMap<>();
            ROOMS.forEach(
                    room -> sizes.put(room, bot.platform().messagesIn(room).size()));
            return sizes;
        }
    }

    static Seen since(Before before) {
        Map<Channel, String> seen = new EnumMap<>(Channel.class);
        seen.put(Channel.ANSWER, Shown.of(before.watch().reply()));
        seen.put(Channel.ROOM, rooms(before.bot(), before.rooms()));
        seen.put(Channel.NOTE, notes(before.person(), before.notes()));
        seen.put(Channel.COUNTER, counted(before));
        return new Seen(withWork(seen, before.watch()));
    }

    /** What came while somebody typed. */
    static Seen proposed(List<Suggestion> suggestions, World.Watch watch) {
        return new Seen(withWork(new EnumMap<>(Map.of(Channel.SUGGESTION, suggestions.toString())), watch));
    }

    private static Map<Channel, String> withWork(Map<Channel, String> seen, World.Watch watch) {
        seen.put(Channel.STATEMENTS, watch.statements() + " statements");
        seen.put(Channel.CELLS, watch.sealed() + " sealed, " + watch.opened() + " opened");
        return seen;
    }

    /** What the operator's page counts, a line for each meter. */
    static String counters(TestBot bot) {
        StringBuilder text = new StringBuilder();
        World.counters(bot)
                .forEach((name, count) ->
                        text.append(name).append(' ').append(count).append('\n'));
        return text.toString();
    }

    /** Everything that stands in the rooms. */
    static String rooms(TestBot bot, Map<String, Integer> from) {
        StringBuilder text = new StringBuilder();
        for (String room : ROOMS) {
            List<Message> all = bot.platform().messagesIn(room);
            all.subList(from.getOrDefault(room, 0), all.size())
                    .forEach(message -> text.append(room).append(": ").append(Shown.of(message)));
        }
        return text.toString();
    }

    static String notes(Person person, int from) {
        List<String> notes = person.notes();
        return String.join("\n", notes.subList(from, notes.size()));
    }

    private static String counted(Before before) {
        Map<String, Double> now = new TreeMap<>(World.counters(before.bot()));
        before.counters().forEach((name, count) -> now.merge(name, -count, Double::sum));
        now.values().removeIf(count -> count == 0);
        return now.toString();
    }
}
