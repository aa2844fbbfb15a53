package org.circlekeeper.proof.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Promised: however many moderators, groups and clocks that jump, a person gets at most one note in 24 hours, at most one from the
 * same sender in seven days, and none without having allowed notes or after <em>never again</em>; two notes that felt wrong
 * stop their sender; and no member can make the bot write to anybody. Tried with random days of many people; what may
 * arrive is worked out apart from the bot. Masses of well-meant crisis messages are a known way to harass. Threshold: 0.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class OffersTest {
    @Test
    void no_days_of_ten_moderators_in_three_groups_reach_anybody_too_often() {
        int days = Effort.of(12, 300);
        int arrived = 0;
        List<String> broken = new ArrayList<>();
        for (int number = 0; number < days; number++) {
            BusyDays busy = new BusyDays(Effort.chance("offers " + number)).pass();
            arrived += busy.arrived();
            busy.broken().forEach(broken::add);
        }
        Report report = Report.of("offers");
        report.line("random weeks, notes that arrived", days + ", " + arrived, "> 0");
        report.line("notes that should not have arrived", broken.size(), "0");
        assertThat(broken).isEmpty();
        assertThat(arrived).as("something was tried").isGreaterThan(days);
    }

    @Test
    void whoever_counts_the_days_would_notice_a_note_too_many() {
        BusyDays busy = new BusyDays(Effort.chance("control")).pass();
        busy.pretendsTheLastNoteCameTwice();
        assertThat(busy.broken()).isNotEmpty();
    }

    @Test
    void nothing_a_member_can_ask_for_is_written_to_somebody_else() {
        TestBot bot = TestBot.withGroup();
        Person other = bot.person("other");
        joins(other);
        other.asks("settings", "offers", "private");
        String saw = other.everSaw();
        int asked = 0;
        for (CommandSpec command : bot.bot().desk().menu().commands()) {
            for (Person member : List.of(
                    bot.person("m-" + command.name().text()),
                    bot.person("d-" + command.name().text()).inDirect())) {
                asked += aboutSomebody(bot, member, other, command);
            }
        }
        bot.aDayPasses();
        bot.postman().deliverDue();
        Report.of("offers")
                .line(
                        "requests of members about somebody, notes to them",
                        asked + ", " + other.notes().size(),
                        "0 notes");
        assertThat(other.notes()).isEmpty();
        assertThat(other.everSaw()).isEqualTo(saw);
        assertThat(bot.platform().room("room")).noneMatch(line -> line.contains("other"));
        assertThat(asked).isGreaterThan(100);
        bot.person("mo").as(Role.MODERATOR).asksAbout(other, "offer").picks("Send a note");
        assertThat(other.notes()).as("it does look at the notes").hasSize(1);
    }

    /** Asks with somebody as the target, with every value there is to pick, and presses everything that is shown then. */
    private static int aboutSomebody(TestBot bot, Person member, Person other, CommandSpec command) {
        int asked = 0;
        String name = command.name().text();
        List<String[]> ways = new ArrayList<>(List.of(new String[0], new String[] {"to", "other"}));
        command.parameters()
                .forEach(parameter -> bot.bot().desk().menu().options(parameter, java.util.Locale.ENGLISH).stream()
                        .limit(3)
                        .forEach(option -> ways.add(new String[] {parameter.name(), option.value()})));
        for (String[] way : ways) {
            bot.clock().forward(java.time.Duration.ofSeconds(5));
            member.asksAbout(other, name, way);
            asked++;
            List<Choice> choices =
                    member.form().isPresent() ? List.of() : member.lastMessage().choices();
            for (Choice choice : choices) {
                bot.clock().forward(java.time.Duration.ofSeconds(5));
                member.presses(choice);
                asked++;
            }
        }
        return asked;
    }

    @Test
    void the_sender_reads_the_same_and_waits_as_long_whatever_becomes_of_it() {
        Map<String, String> answers = new HashMap<>();
        Map<String, Integer> statements = new HashMap<>();
        for (String fate : List.of("arrives", "closed", "never", "button-only", "stranger", "had one today", "left")) {
            TestBot bot = TestBot.withGroup();
            Person other = bot.person("other");
            meets(fate, bot, other);
            Person sender = bot.person("mo2").as(Role.MODERATOR);
            sender.asksAbout(other, "offer");
            int before = bot.source().statements();
            bot.platform().afterEachAnswer(() -> {});
            sender.picks("Send a note");
            answers.put(fate, sender.sees());
            statements.put(fate, bot.source().statements() - before);
        }
        int most = Collections.max(statements.values());
        int apart = most - Collections.min(statements.values());
        Report report = Report.of("offers");
        report.line(
                "different answers to a sender",
                answers.values().stream().distinct().count(),
                "1");
        report.line("statements an offer takes, and how far its fates are apart", most + ", " + apart, "0 apart");
        assertThat(answers.values()).containsOnly(answers.get("arrives"));
        assertThat(apart).as("%s", statements).isZero();
    }

    private static void meets(String fate, TestBot bot, Person other) {
        if (!fate.equals("stranger")) {
            joins(other);
        }
        if (!fate.equals("button-only") && !fate.equals("stranger")) {
            other.asks("settings", "offers", "private");
        }
        switch (fate) {
            case "closed" -> bot.platform().closeDirectMessagesOf("other");
            case "never" -> other.asks("offer never");
            case "had one today" ->
                bot.person("mo1").as(Role.MODERATOR).asksAbout(other, "offer").picks("Send a note");
            case "left" -> other.asks("privacy forget", "scope", "everywhere", "sure", "yes");
            default -> {}
        }
    }

    static void joins(Person person) {
        person.asks("checkin now", "kind", "weather", "feeling", "fog");
        if (person.lastMessage().choices().stream().anyMatch(one -> one.label().startsWith("Yes"))) {
            person.picks("Yes");
        }
    }
}
