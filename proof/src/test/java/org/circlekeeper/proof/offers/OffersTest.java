package org.circlekeeper.proof.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
 * same sender in seven days, and none without having allowed notes or after <em>never again</em>, which outlives leaving; two notes that
 * felt wrong stop their sender in that group until an owner looked, and the sender sees nothing of it; and no member can make the bot
 * write to anybody. Tried with random days of many people, and with fifty offers a day to one; what is to arrive is worked out
 * apart from the bot. Masses of well-meant crisis messages are a known way to harass. Threshold: 0.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class OffersTest {
    @Test
    void no_days_of_ten_moderators_in_three_groups_reach_anybody_too_often() {
        int days = Effort.of(6, 300);
        int arrived = 0;
        int marks = 0;
        int ofPaused = 0;
        List<String> broken = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        for (int number = 0; number < days; number++) {
            BusyDays busy = new BusyDays(Effort.chance("offers " + number)).pass();
            arrived += busy.may().arrived();
            marks += busy.marks();
            ofPaused += busy.ofPaused();
            broken.addAll(busy.may().broken());
            said.addAll(busy.said());
        }
        Report report = Report.of("offers");
        report.line("random weeks, notes that arrived", days + ", " + arrived, "> 0");
        report.line("notes that felt wrong, offers of paused senders", marks + ", " + ofPaused, "> 0, > 0");
        report.line("notes that should not have arrived, or should have and did not", broken.size(), "0");
        report.line("different answers to senders in all those weeks", said.size(), "1");
        assertThat(broken).isEmpty();
        assertThat(said).hasSize(1);
        assertThat(arrived).as("something was tried").isGreaterThan(days);
        assertThat(marks).isGreaterThan(days);
        assertThat(ofPaused).as("somebody was paused").isPositive();
    }

    @Test
    void whoever_counts_the_days_would_notice_a_note_too_many() {
        BusyDays busy = new BusyDays(Effort.chance("control")).pass();
        assertThat(busy.may().broken()).isEmpty();
        busy.may().pretendsTheLastNoteCameTwice();
        assertThat(busy.may().broken()).isNotEmpty();
    }

    @Test
    void whoever_counts_the_marks_would_notice_a_sender_who_goes_on() {
        MayArrive may = new MayArrive();
        Instant day = Instant.EPOCH;
        for (String person : List.of("ada", "bea", "cem")) {
            may.allows(person);
            may.arrived("mod0", "room", person, day);
            may.newest(person).ifPresent(may::feltWrong);
        }
        assertThat(may.broken()).singleElement().asString().contains("mod0", "felt wrong twice");
    }

    @Test
    void fifty_offers_a_day_by_ten_moderators_reach_one_person_once_and_only_if_they_allow_it() {
        TestBot bot = TestBot.withGroup();
        FiftyOffers fifty = new FiftyOffers(bot, Effort.chance("fifty"));
        Person ada = fifty.to();
        joins(ada);
        assertThat(fifty.aDay()).as("nothing was allowed").isZero();
        ada.asks("settings", "offers", "private");
        int days = Effort.of(8, 40);
        int arrived = 0;
        for (int day = 0; day < days; day++) {
            arrived += fifty.aDay();
        }
        ada.asks("settings", "offers", "button-only");
        assertThat(fifty.aDay()).as("no longer allowed").isZero();
        ada.asks("settings", "offers", "private").asks("offer never");
        assertThat(fifty.aDay()).as("never again").isZero();
        ada.asks("privacy forget", "scope", "everywhere", "sure", "yes");
        joins(ada);
        ada.asks("settings", "offers", "private");
        assertThat(fifty.aDay()).as("after leaving and coming back").isZero();
        Report report = Report.of("offers");
        report.line(
                "days of fifty offers by ten moderators to one person, notes that arrived",
                days + ", " + arrived,
                "one a day");
        report.line(
                "of them within a day, of one pair within a week",
                fifty.tooSoon().size(),
                "0");
        assertThat(fifty.tooSoon()).isEmpty();
        assertThat(fifty.offers()).isEqualTo(50 * (days + 4));
        assertThat(arrived).isEqualTo(days);
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
