package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an offer leaves behind, for how long, and what nobody can read from it. */
final class OfferTracesTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person mo = bot.person("mo").as(Role.MODERATOR);
    private final Person bea = bot.person("bea");

    @BeforeEach
    void bea_is_a_member_who_allows_notes() {
        join(bea);
        allowNotes(bea);
    }

    private static void join(Person person) {
        person.asks("checkin now", "kind", "weather", "feeling", "fog");
        if (person.lastMessage().choices().stream().anyMatch(one -> one.label().startsWith("Yes"))) {
            person.picks("Yes");
        }
    }

    private static void allowNotes(Person person) {
        person.asks("settings", "offers", "private");
    }

    private static Person offersNote(Person sender, Person to) {
        return sender.asksAbout(to, "offer").picks("Send a note");
    }

    private String answerAbout(Person other, String sender) {
        return offersNote(bot.person(sender).as(Role.MODERATOR), other).sees();
    }

    private static void forget(Person person) {
        person.asks("privacy forget");
        person.presses(person.lastMessage().choices().get(0));
    }

    @Test
    void nothing_kept_tells_whether_a_note_was_passed_on() {
        Person closed = bot.person("closed");
        Person buttonOnly = bot.person("quiet");
        Person never = bot.person("never");
        List.of(closed, buttonOnly, never).forEach(OfferTracesTest::join);
        List.of(closed, never).forEach(OfferTracesTest::allowNotes);
        bot.platform().closeDirectMessagesOf("closed");
        never.asks("offer never");
        join(mo);
        allowNotes(mo);
        bot.platform().afterEachAnswer(() -> {});
        String answer = answerAbout(bea, "mo1");
        Person fresh = bot.person("fresh");
        join(fresh);
        allowNotes(fresh);
        Map<String, Long> traces = traces(fresh, "mo3");
        assertThat(traces).containsEntry("OFFER", 1L).containsEntry("OUTGOING", 1L);
        int sender = 4;
        for (Person other : List.of(bea, closed, buttonOnly, never, bot.person("stranger"))) {
            assertThat(traces(other, "mo" + sender)).as(other.id().value()).isEqualTo(traces);
            assertThat(answerAbout(other, "mo" + sender)).isEqualTo(answer);
            sender++;
        }
        assertThat(traces(mo, "mo")).as("to oneself").isEqualTo(traces);
        bot.postman().deliverDue();
        assertThat(fresh.notes()).hasSize(1);
        assertThat(mo.notes()).isEmpty();
        List.of(buttonOnly, never, closed)
                .forEach(other -> assertThat(other.notes()).isEmpty());
    }

    @Test
    void the_work_of_a_note_is_the_same_whatever_becomes_of_it() {
        Person never = bot.person("never");
        Person quiet = bot.person("quiet");
        Person again = bot.person("again");
        List.of(never, quiet, again).forEach(OfferTracesTest::join);
        List.of(never, again).forEach(OfferTracesTest::allowNotes);
        never.asks("offer never");
        offersNote(bot.person("mo1").as(Role.MODERATOR), again);
        bot.platform().afterEachAnswer(() -> {});
        int work = work(bea, "mo2");
        assertThat(work).isPositive();
        int sender = 3;
        for (Person other : List.of(never, quiet, again, bot.person("stranger"))) {
            assertThat(work(other, "mo" + sender)).as(other.id().value()).isEqualTo(work);
            sender++;
        }
    }

    private int work(Person to, String sender) {
        Person from = bot.person(sender).as(Role.MODERATOR).asksAbout(to, "offer");
        int before = bot.source().statements();
        from.picks("Send a note");
        return bot.source().statements() - before;
    }

    @Test
    void the_export_of_others_takes_no_less_work_after_somebody_forgot() {
        join(mo);
        offersNote(mo, bea);
        int before = exportWork();
        forget(bea);
        assertThat(exportWork()).isEqualTo(before);
    }

    private int exportWork() {
        int before = bot.source().statements();
        mo.asks("privacy export");
        return bot.source().statements() - before;
    }

    /** What sending a note adds to every table. */
    private Map<String, Long> traces(Person to, String sender) {
        Person from = bot.person(sender).as(Role.MODERATOR).asksAbout(to, "offer");
        Map<String, Long> before = bot.rows();
        from.picks("Send a note");
        Map<String, Long> added = new TreeMap<>();
        bot.rows().forEach((table, rows) -> added.put(table, rows - before.getOrDefault(table, 0L)));
        return added;
    }

    @Test
    void the_export_of_a_sender_is_the_same_whatever_became_of_a_note() {
        Person ned = bot.person("ned");
        join(ned);
        join(mo);
        String before = mo.asks("privacy export").sees();
        offersNote(mo, ned);
        assertThat(mo.asks("privacy export").sees()).isEqualTo(before);
        offersNote(mo, bea);
        assertThat(mo.asks("privacy export").sees()).isEqualTo(before);
        forget(bea);
        assertThat(mo.asks("privacy export").sees()).isEqualTo(before);
    }

    @Test
    void whoever_wants_no_notes_gets_none_that_waits_either() {
        bot.platform().afterEachAnswer(() -> {});
        for (String wish : List.of("never", "button-only")) {
            Person one = bot.person("wants-" + wish);
            join(one);
            allowNotes(one);
            offersNote(bot.person("to-" + wish).as(Role.MODERATOR), one);
            assertThat(bot.rows()).containsEntry("OUTGOING", 1L);
            one.asks("settings", "language", "en");
            assertThat(bot.rows()).containsEntry("OUTGOING", 1L);
            one.asks("settings", "offers", wish);
            assertThat(bot.rows()).containsEntry("OUTGOING", 0L);
        }
        offersNote(mo, bea);
        assertThat(bot.rows()).containsEntry("OUTGOING", 1L);
        bea.asks("offer never");
        assertThat(bot.rows()).containsEntry("OUTGOING", 0L);
        bot.postman().deliverDue();
        assertThat(bea.notes()).isEmpty();
    }

    @Test
    void forgetting_stops_a_note_that_waits() {
        bot.platform().afterEachAnswer(() -> {});
        offersNote(mo, bea);
        forget(bea);
        assertThat(bot.rows()).containsEntry("OUTGOING", 0L);
    }

    @Test
    void quiet_hours_are_quiet_and_the_note_comes_when_they_end() {
        bea.asks("settings", "quiet", "8-12"); // it is nine
        offersNote(mo, bea);
        assertThat(bea.notes()).isEmpty();
        bot.clock().forward(Duration.ofHours(3));
        mo.asks("help");
        assertThat(bea.notes()).hasSize(1);
    }

    @Test
    void marks_are_gone_thirty_days_after_the_note_unless_they_pause() {
        offersNote(mo, bea);
        bot.clock().forward(Duration.ofDays(20));
        bea.picksFromNote("This felt wrong");
        assertThat(bot.rows()).containsEntry("OFFER_MARK", 1L);
        for (int day = 0; day < 11; day++) {
            bot.aDayPasses();
        }
        assertThat(bot.rows()).containsEntry("OFFER_MARK", 0L);
    }

    @Test
    void marks_that_pause_stay_through_forgetting_until_an_owner_lets_go() {
        Person cleo = bot.person("cleo");
        List.of(cleo, mo).forEach(OfferTracesTest::join);
        allowNotes(cleo);
        List.of(bea, cleo).forEach(one -> {
            offersNote(mo, one);
            one.picksFromNote("This felt wrong");
        });
        assertThat(mo.asks("privacy forget").sees()).contains("felt wrong, until they expire or an owner");
        mo.presses(mo.lastMessage().choices().get(0));
        for (int day = 0; day < 40; day++) {
            bot.aDayPasses();
        }
        Person owner = bot.person("owen").as(Role.OWNER);
        assertThat(owner.asks("offer marks").sees()).contains("paused");
        owner.picks("Let 1");
        assertThat(bot.rows()).containsEntry("OFFER_MARK", 0L);
    }

    @Test
    void a_sender_has_another_name_in_every_group() {
        bot.setUp("other", "adults");
        Person owner = bot.person("owen").as(Role.OWNER);
        List<Object> names = new ArrayList<>();
        for (String room : List.of("room", "other")) {
            Person one = bot.person("in-" + room).in(room);
            join(one);
            allowNotes(one);
            offersNote(mo.in(room), one);
            one.picksFromNote("This felt wrong");
            owner.in(room).asks("offer marks");
            names.add(owner.lastMessage().choices().get(0).then().arguments().get("mark"));
        }
        assertThat(names).hasSize(2).doesNotHaveDuplicates().doesNotContainNull();
    }
}
