package org.circlekeeper.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Explorer;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Ids, words and event names that nobody else may ever see, sent through every command of the registry by every role:
 * none may turn up in a log at any level, on another person's screen, in a counter, or in what the database holds.
 */
class CanaryTest {
    private static final int MOST = 600;
    private static final String WORDS = "wordsofaquietcanary";

    /** What moderators type in the room may become part of an agreement, which is for all to read. */
    private static final String FOR_ALL = "wordsofaloudheron";

    private static final String NOT_IN_LOGS = "event-of-memory-";

    @Test
    void nothing_of_anybody_turns_up_where_it_does_not_belong() {
        TestBot bot = TestBot.withGroup();
        Person bystander = bot.person("bystander");
        writesAndStays(bot.person("canary-writer"));
        List<Person> people = List.of(
                bot.person("canary-member").as(Role.MEMBER),
                bot.person("canary-moderator").as(Role.MODERATOR),
                bot.person("canary-owner").as(Role.OWNER));
        String logged;
        try (LogLines lines = LogLines.everything()) {
            looksAround(bot, bystander);
            for (Person person : people) {
                new Explorer(bot, person, person == people.get(0) ? WORDS : FOR_ALL).explore(MOST);
                looksAround(bot, bystander);
                new Explorer(bot, person.inDirect(), WORDS).explore(MOST / 2);
                looksAround(bot, bystander);
            }
            bot.aDayPasses();
            looksAround(bot, bystander);
            withoutATable(bot, () -> people.forEach(person -> person.asks("checkin now", "feeling", WORDS)));
            logged = lines.text();
        }
        assertThat(logged).as("logs").isNotEmpty();
        assertClean("a log", logged);
        assertClean("another person's screen", bystander.everSaw());
        assertClean("the room", String.join("\n", bot.platform().room("room")));
        assertClean("a counter", counters(bot));
        assertClean("the database", TestDatabase.dump(bot.database()));
        assertThat(List.of(logged, counters(bot), TestDatabase.dump(bot.database())))
                .allSatisfy(text -> assertThat(text).doesNotContain(FOR_ALL));
        assertThat(bot.platform().room("room")).isNotEmpty();
        assertThat(TestDatabase.dump(bot.database()))
                .as("it does look at the rows")
                .contains("CHECK_IN ", "CONSENT ");
    }

    /** Lets everything fail that asks who is a member: failures are what is logged most. */
    private static void withoutATable(TestBot bot, Runnable meanwhile) {
        bot.database().with(handle -> handle.execute("ALTER TABLE member RENAME TO elsewhere"));
        meanwhile.run();
        bot.database().with(handle -> handle.execute("ALTER TABLE elsewhere RENAME TO member"));
    }

    /** Somebody whose words are in the database all along, and whose check-in is in the room. */
    private static void writesAndStays(Person writer) {
        writer.asks("checkin now", "kind", "weather", "feeling", "write").picks("Yes, keep it");
        String field = writer.form().orElseThrow().fields().get(0).name();
        assertThat(writer.answers(field, WORDS).sees()).contains("30 days");
        writer.asks("checkin now", "kind", "weather", "feeling", "fog").picks("Yes, keep it");
        writer.asks("checkin share").picks("Share here");
    }

    /** Somebody who asks for everything that is for all to see. */
    private static void looksAround(TestBot bot, Person bystander) {
        for (String command :
                List.of("help", "about", "agreement view", "agreement history", "privacy what", "setup")) {
            bystander.asks(command);
            bot.clock().forward(java.time.Duration.ofSeconds(5));
        }
        assertThat(bystander.asks("checkin now").sees()).isNotEmpty();
    }

    @Test
    void the_test_above_would_notice() {
        TestBot bot = TestBot.withGroup();
        bot.database()
                .with(handle -> handle.execute(
                        "INSERT INTO notebook (entry, content, until_at) VALUES ('x', ?, CURRENT_TIMESTAMP)",
                        WORDS.getBytes(StandardCharsets.UTF_8)));
        assertThat(TestDatabase.dump(bot.database()))
                .contains(HexFormat.of().formatHex(WORDS.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertClean(String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String canary :
                List.of(WORDS, "canary-member", "canary-moderator", "canary-owner", "canary-writer", NOT_IN_LOGS)) {
            assertThat(lower.contains(canary)).as(canary + " in " + where).isFalse();
            assertThat(lower.contains(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8))))
                    .as(canary + " as bytes in " + where)
                    .isFalse();
        }
    }

    private static String counters(TestBot bot) {
        return bot.meters().getMeters().stream()
                .map(Meter::getId)
                .map(Object::toString)
                .collect(Collectors.joining());
    }
}
