package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.testkit.Unasked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A moderator thinks of somebody. */
final class OfferStoryTest {
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

    private void aDay() {
        bot.clock().forward(Duration.ofHours(24).plusSeconds(1));
    }

    @Test
    void a_button_in_the_room_names_nobody_and_helps_whoever_presses_it() {
        mo.asks("offer");
        assertThat(mo.sees()).contains("Everybody in this room would see");
        mo.picks("Put the button");
        assertThat(bot.platform().room("room"))
                .last()
                .asString()
                .startsWith("A small note, for anyone")
                .doesNotContain("mo", "bea");
        bea.picksInRoom("Show me numbers");
        assertThat(bea.form()).isPresent();
        assertThat(bea.answers("country", "Spain").sees()).contains("024");
    }

    @Test
    void a_member_cannot_offer() {
        int seen = bot.platform().room("room").size();
        assertThat(bea.asksAbout(mo, "offer").sees()).contains("moderators");
        assertThat(bot.platform().room("room")).hasSize(seen);
        assertThat(mo.notes()).isEmpty();
    }

    @Test
    void a_note_arrives_and_begins_like_any_other() {
        offersNote(mo, bea);
        assertThat(bea.notes()).singleElement().asString().contains("Someone on the team", "[Never again]");
        Unasked.mustBeginNeutrally(Message.of(bea.notes().get(0)));
        bea.picksFromNote("Show me numbers");
        assertThat(bea.form()).isPresent();
    }

    @Test
    void the_sender_reads_the_same_whatever_became_of_it() {
        Person closed = bot.person("closed");
        Person buttonOnly = bot.person("quiet");
        Person never = bot.person("never");
        Person stranger = bot.person("stranger");
        List.of(closed, buttonOnly, never).forEach(OfferStoryTest::join);
        List.of(closed, never).forEach(OfferStoryTest::allowNotes);
        bot.platform().closeDirectMessagesOf("closed");
        never.asks("offer never");
        String passedOn = answerAbout(bea, "mo1");
        List.of(closed, buttonOnly, never, stranger)
                .forEach(other -> assertThat(answerAbout(other, "mo2")).isEqualTo(passedOn));
        assertThat(answerAbout(bea, "mo3")).as("a second time today").isEqualTo(passedOn);
        assertThat(bea.notes()).hasSize(1);
        List.of(closed, buttonOnly, never, stranger)
                .forEach(other -> assertThat(other.notes()).isEmpty());
    }

    private String answerAbout(Person other, String sender) {
        return offersNote(bot.person(sender).as(Role.MODERATOR), other).sees();
    }

    @Test
    @Tag("thorough")
    void fifty_offers_by_ten_moderators_reach_a_person_once_a_day() {
        List<Person> team = IntStream.range(0, 10)
                .mapToObj(i -> bot.person("mod" + i).as(Role.MODERATOR))
                .toList();
        for (int day = 1; day <= 3; day++) {
            for (int round = 0; round < 5; round++) {
                team.forEach(moderator -> offersNote(moderator, bea));
            }
            assertThat(bea.notes()).hasSize(day);
            aDay();
        }
    }

    @Test
    @Tag("thorough")
    void ten_moderators_at_one_instant_reach_a_person_once() throws InterruptedException {
        List<Person> team = IntStream.range(0, 10)
                .mapToObj(i -> bot.person("mod" + i).as(Role.MODERATOR))
                .toList();
        team.forEach(moderator -> moderator.asksAbout(bea, "offer"));
        List<Thread> threads = team.stream()
                .map(moderator -> new Thread(() -> moderator.picks("Send a note")))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(bea.notes()).hasSize(1);
        assertThat(team.stream().map(Person::sees).distinct()).hasSize(1);
    }

    @Test
    void one_pair_has_one_note_in_seven_days() {
        offersNote(mo, bea);
        for (int day = 0; day < 6; day++) {
            aDay();
            offersNote(mo, bea);
        }
        assertThat(bea.notes()).hasSize(1);
        aDay();
        offersNote(mo, bea);
        assertThat(bea.notes()).hasSize(2);
    }

    @Test
    void a_sender_has_five_in_an_hour_and_is_told_so() {
        for (int i = 0; i < 5; i++) {
            assertThat(offersNote(mo, bot.person("someone" + i)).sees())
                    .contains("passed on, or that was not possible");
        }
        assertThat(offersNote(mo, bot.person("someone5")).sees()).contains("five times within an hour");
        bot.clock().forward(Duration.ofMinutes(61));
        assertThat(offersNote(mo, bot.person("someone5")).sees()).contains("passed on, or that was not possible");
    }

    @Test
    void never_again_outlives_forgetting_and_coming_back() {
        offersNote(mo, bea);
        bea.picksFromNote("Never again");
        assertThat(bea.sees()).contains("in any group");
        forget(bea);
        aDay();
        aDay();
        join(bea);
        allowNotes(bea);
        offersNote(bot.person("other").as(Role.MODERATOR), bea);
        assertThat(bea.notes()).hasSize(1);
        bea.asks("offer allow");
        aDay();
        offersNote(bot.person("third").as(Role.MODERATOR), bea);
        assertThat(bea.notes()).hasSize(2);
    }

    private static void forget(Person person) {
        person.asks("privacy forget");
        person.presses(person.lastMessage().choices().get(0));
    }

    @Test
    void forgetting_takes_the_recipient_and_leaves_the_limit() {
        offersNote(mo, bea);
        assertThat(bea.asks("privacy export").sees()).contains("Offered to you by the team");
        forget(bea);
        join(bea);
        assertThat(bea.asks("privacy export").sees()).doesNotContain("Offered to you");
        allowNotes(bea);
        offersNote(bot.person("other").as(Role.MODERATOR), bea);
        assertThat(bea.notes()).hasSize(1);
    }

    @Test
    void two_notes_that_felt_wrong_pause_the_sender_until_an_owner_looked() {
        Person cleo = bot.person("cleo");
        Person dan = bot.person("dan");
        List.of(cleo, dan).forEach(person -> {
            join(person);
            allowNotes(person);
        });
        String usual = offersNote(mo, bea).sees();
        bea.picksFromNote("This felt wrong").picksFromNote("This felt wrong");
        offersNote(mo, cleo);
        assertThat(dan.asks("offer wrong").sees()).contains("no longer have");
        cleo.picksFromNote("This felt wrong");
        assertThat(offersNote(mo, dan).sees()).isEqualTo(usual);
        assertThat(dan.notes()).isEmpty();
        assertThat(mo.asks("offer marks").sees()).doesNotContain("paused");
        Person owner = bot.person("owen").as(Role.OWNER);
        assertThat(owner.asks("offer marks").sees())
                .contains("Sender 1: 2 marks, paused")
                .doesNotContain(mo.id().value() + " ");
        assertThat(owner.picks("Let 1").sees()).contains("Done");
        aDay();
        offersNote(mo, dan);
        assertThat(dan.notes()).hasSize(1);
    }

    @Test
    void an_owner_learns_in_setup_and_beside_an_offer_how_many_marks_wait_and_nobody_else_does() {
        Person owner = bot.person("owen").as(Role.OWNER);
        assertThat(owner.asks("setup").sees()).contains("[Notes that felt wrong: none]");
        offersNote(mo, bea);
        bea.picksFromNote("This felt wrong");
        assertThat(owner.asks("offer").sees()).contains("[One note felt wrong: look]");
        assertThat(owner.asks("setup").picks("One note felt wrong").sees()).contains("Sender 1: one mark");
        assertThat(mo.asks("setup").sees()).doesNotContain("felt wrong");
        assertThat(mo.asks("offer").sees()).doesNotContain("felt wrong");
        assertThat(mo.as(Role.OWNER).asks("setup").sees()).as("their own").contains("[Notes that felt wrong: none]");
        bot.platform().readableBy(new Readers(true, Readers.Outside.SERVERS));
        assertThat(owner.asks("setup").sees()).as("where all can see").doesNotContain("felt wrong");
    }

    @Test
    void only_whoever_got_a_note_can_mark_it() {
        offersNote(mo, bea);
        Person thief = bot.person("thief");
        join(thief);
        bea.picksFromNote("Not for me");
        thief.presses(new Choice("", Invocation.of("offer wrong").with("note", noteId())));
        assertThat(thief.sees()).contains("no longer have");
        assertThat(bot.rows()).containsEntry("OFFER_MARK", 0L);
    }

    private String noteId() {
        return bot.database()
                .with(handle -> handle.createQuery("SELECT id FROM offer")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void a_preview_belongs_to_whoever_made_it_and_passes() {
        mo.asksAbout(bea, "offer");
        Choice send = mo.lastMessage().choices().stream()
                .filter(one -> one.label().startsWith("Send a note"))
                .findFirst()
                .orElseThrow();
        Person other = bot.person("other").as(Role.MODERATOR);
        assertThat(other.presses(send).sees()).contains("no longer there");
        bot.clock().forward(Duration.ofMinutes(16));
        assertThat(mo.presses(send).sees()).contains("no longer there");
        assertThat(bea.notes()).isEmpty();
    }

    @Test
    void somebody_named_by_words_alone_is_not_guessed() {
        assertThat(mo.asks("offer", "to", "bea").sees()).contains("can’t tell who that is");
    }

    @Test
    void a_role_that_was_lost_counts_at_once() {
        mo.asksAbout(bea, "offer");
        Choice send = mo.lastMessage().choices().get(1);
        mo.as(Role.MEMBER).presses(send);
        assertThat(bea.notes()).isEmpty();
    }

    @Test
    void where_everybody_reads_only_the_button_is_possible() {
        bot.platform().readableBy(new Readers(true, Readers.Outside.SERVERS));
        assertThat(mo.asksAbout(bea, "offer").sees()).contains("write to me directly");
        mo.asks("offer", "need", "grief");
        assertThat(bot.platform().room("room")).last().asString().contains("times of loss");
    }

    @Test
    void records_are_gone_after_thirty_days() {
        offersNote(mo, bea);
        for (int day = 0; day < 32; day++) {
            bot.aDayPasses();
        }
        assertThat(bot.rows()).containsEntry("OFFER", 0L).containsEntry("OFFER_LIMIT", 0L);
    }

    @Test
    void the_person_can_read_in_their_export_that_an_offer_was_made() {
        offersNote(mo, bea);
        assertThat(bea.asks("privacy export").everSaw()).contains("Offered to you by the team");
    }
}
