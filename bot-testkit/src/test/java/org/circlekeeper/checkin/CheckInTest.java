package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");
    private final Person bea = bot.person("bea");

    private Person agreed(Person person) {
        return person.asks("checkin now").picks("Yes, keep it");
    }

    private long kept() {
        return bot.rows().get("CHECK_IN");
    }

    @Test
    void words_on_health_are_not_kept_where_the_company_came_to_read_along() {
        ada.asks("checkin now", "kind", "mood5", "feeling", "write").picks("Yes, keep it");
        String field = ada.form().orElseThrow().fields().get(0).name();
        bot.platform().readableBy(new Readers(false, Readers.Outside.PLATFORM));
        ada.answers(field, "something of mine");
        assertThat(ada.sees()).contains("neutral questions", "Nothing was kept");
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L);
    }

    @Test
    void after_one_yes_a_check_in_takes_two_taps_and_only_its_author_sees_it() {
        agreed(ada).picks("Good");
        assertThat(ada.sees())
                .contains("Noted for you. Mood in five steps: Good.", "[What I noted]", "[Delete this one]");
        ada.asks("checkin now").picks("In between");
        assertThat(ada.sees()).contains("In between");
        assertThat(kept()).isEqualTo(2);
        assertThat(bea.everSaw()).isEmpty();
        assertThat(bot.platform().room("room")).isEmpty();
    }

    @Test
    void before_the_yes_nothing_is_kept_and_who_can_read_is_said() {
        Map<String, Long> before = bot.rows();
        ada.asks("checkin now");
        assertThat(ada.sees()).contains("May I keep your check-ins", "[Yes, keep it]", "[Check in and keep nothing]");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void a_question_leaves_no_trace() {
        agreed(ada);
        Map<String, Long> before = bot.rows();
        ada.asks("checkin now").picks("Another kind");
        assertThat(ada.sees()).contains("[Inner weather]", "[HALT: four quick looks]", "[Five small lines]");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "good, Good",
        "4, Good",
        "Eher gut, Good",
        "storm, 'Inner weather: Storm'",
        "rde, Pick the one",
        "8, Pick the one"
    })
    void an_answer_can_be_typed_at_once(String feeling, String answer) {
        agreed(ada).asks("checkin now", "feeling", feeling);
        assertThat(ada.sees()).contains(answer);
    }

    @Test
    void checking_in_nowhere_asks_the_same_and_leaves_not_one_row() {
        Map<String, Long> before = bot.rows();
        ada.asks("checkin now").picks("Check in and keep nothing");
        assertThat(ada.sees()).contains("How are you right now?", "Nothing of this is kept.");
        ada.picks("Really hard");
        assertThat(ada.sees()).contains("not kept", "[Show me helplines]", "[Nothing for now]");
        ada.asks("checkin nowhere", "kind", "perma").answers("line1", "warm tea");
        assertThat(ada.sees()).contains("It is not kept.", "warm tea");
        ada.asks("checkin nowhere", "kind", "halt").picks("Tired").picks("That is all");
        assertThat(ada.sees()).contains("rest for ten minutes");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void a_low_answer_is_met_with_an_offer_to_that_person_alone() {
        agreed(ada).picks("Hard");
        assertThat(ada.sees())
                .contains("It is good that you said it", "[Show me helplines]", "[A few lines for this moment]")
                .contains("[How to reach for someone]", "[Nothing for now]", "[Delete this one]");
        assertThat(bea.everSaw()).isEmpty();
        assertThat(bot.person("mo").notes()).isEmpty();
        assertThat(bot.platform().room("room")).isEmpty();
        Map<String, Long> before = bot.rows();
        ada.picks("Nothing for now");
        assertThat(ada.sees()).contains("I am here whenever you want");
        ada.asks("checkin card").picks("Five senses");
        assertThat(ada.sees()).contains("You can stop at any point");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void several_are_picked_one_by_one_and_none_is_an_answer_too() {
        agreed(ada).asks("checkin now", "kind", "halt").picks("Hungry").picks("Lonely");
        assertThat(ada.sees()).contains("So far: Hungry or thirsty; Lonely").doesNotContain("[Lonely]");
        ada.picks("That is all");
        assertThat(ada.sees()).contains("It need not be a meal", "Write one short line to someone");
        ada.asks("checkin now", "kind", "halt").picks("None of it");
        assertThat(ada.sees()).contains("Noted for you. HALT: four quick looks: None of it.");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void two_axes_are_two_picks() {
        agreed(ada).asks("checkin now", "kind", "quadrant").picks("A bit unpleasant");
        assertThat(ada.sees()).contains("How much energy is there?");
        ada.picks("Bursting");
        assertThat(ada.sees()).contains("Feeling: A bit unpleasant; Energy: Bursting with energy");
    }

    @Test
    void words_are_kept_only_after_their_own_yes() {
        agreed(ada).asks("checkin now", "kind", "rose-thorn-bud");
        assertThat(ada.sees()).contains("[Write and keep it for myself]", "[Write and keep nothing]");
        ada.picks("Write and keep it");
        assertThat(ada.sees()).contains("May I keep your own words");
        ada.picks("Yes, keep it").answers("line1", "the\u202e garden\u0007", "line3", "");
        assertThat(ada.sees()).contains("Kept in your private journal for 30 days");
        ada.asks("checkin history");
        assertThat(ada.sees()).contains("Rose: something good: the garden").doesNotContain("Bud");
    }

    @Test
    void words_written_to_keep_nothing_are_shown_once_and_not_kept() {
        agreed(ada);
        ada.asks("checkin now", "kind", "rose-thorn-bud").picks("Write and keep nothing");
        Map<String, Long> before = bot.rows();
        ada.answers("line2", "a long night");
        assertThat(ada.sees()).contains("It is not kept.", "Thorn: something hard: a long night");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void an_empty_form_keeps_nothing_and_a_line_that_is_too_long_is_refused_kindly() {
        agreed(ada).picks("Good").picks("Add a note").picks("Yes, keep it");
        Map<String, Long> before = bot.rows();
        ada.answers("line1", "");
        assertThat(ada.sees()).contains("Nothing was kept.");
        ada.asks("checkin now", "kind", "mood5", "feeling", "write").answers("line1", "x".repeat(1001));
        assertThat(ada.sees()).doesNotContain("xxx").contains("[Helplines]");
        assertThat(bot.rows()).isEqualTo(before);
        ada.asks("checkin now", "kind", "mood5", "feeling", "write").answers("line1", "slept well");
        assertThat(ada.asks("checkin history").sees()).contains("Note: slept well");
    }

    @Test
    void words_sent_after_the_yes_was_taken_back_are_not_kept() {
        agreed(ada).picks("Good").picks("Add a note").picks("Yes, keep it");
        var form = ada.form().orElseThrow();
        ada.asks("privacy consent", "purpose", "journal", "answer", "withdraw");
        ada.presses(new Choice(
                "send",
                form.then()
                        .with(
                                "line1",
                                new org.circlekeeper.chat.Argument.Private(
                                        new org.circlekeeper.chat.PrivateText("too late")))));
        assertThat(ada.sees()).contains("Nothing was kept.");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void where_the_company_reads_along_only_neutral_kinds_are_offered() {
        bot.platform().readableBy(new Readers(false, Readers.Outside.PLATFORM));
        agreed(ada);
        assertThat(ada.sees()).contains("If you were weather right now").doesNotContain("How are you right now?");
        ada.picks("Another kind");
        assertThat(ada.sees())
                .contains("[Inner weather]", "[Battery]", "[Rose, thorn, bud]")
                .doesNotContain("[Mood", "[HALT", "[Five small lines]", "[Green", "[How intense");
        ada.asks("checkin now", "kind", "mood5", "feeling", "1");
        assertThat(ada.sees()).contains("only ask neutral questions");
        ada.asks("checkin nowhere", "kind", "suds", "feeling", "9");
        assertThat(ada.sees()).contains("only ask neutral questions");
        ada.asks("checkin now", "feeling", "really hard");
        assertThat(ada.sees()).doesNotContain("Mood");
        assertThat(kept()).isZero();
    }

    @Test
    void an_operator_may_allow_the_others() {
        TestBot allowing = TestBot.allowingHealth();
        allowing.setUp("room", "adults");
        allowing.platform().readableBy(new Readers(false, Readers.Outside.PLATFORM));
        Person ida = allowing.person("ida").in("room");
        agreed(ida);
        assertThat(ida.sees()).contains("How are you right now?");
    }

    @Test
    void the_same_event_twice_is_one_check_in_and_a_removed_message_takes_it_along() {
        agreed(ada).asks("checkin now", "feeling", "good");
        ada.isHeardTwice();
        assertThat(kept()).isEqualTo(1);
        bot.bot().desk().noticed(new Event.MessageRemoved(ada.id(), room(), ada.lastEvent()));
        bot.bot().desk().noticed(new Event.MessageRemoved(ada.id(), room(), ada.lastEvent()));
        assertThat(kept()).isZero();
    }

    private static org.circlekeeper.chat.RoomId room() {
        return org.circlekeeper.chat.RoomId.standingAlone(InMemoryPlatform.NAME, "room");
    }

    @Test
    void one_is_deleted_by_its_button_the_last_by_name_and_all_at_once() {
        agreed(ada).picks("Good");
        Person first = ada.asks("checkin now", "feeling", "3");
        Choice deleteSecond = first.lastMessage().choices().stream()
                .filter(choice -> choice.label().equals("Delete this one"))
                .findFirst()
                .orElseThrow();
        ada.asks("checkin now", "feeling", "5");
        bea.presses(deleteSecond);
        assertThat(kept()).isEqualTo(3);
        ada.presses(deleteSecond);
        assertThat(ada.sees()).contains("Deleted");
        ada.presses(deleteSecond);
        assertThat(ada.sees()).contains("already gone");
        ada.asks("checkin forget").picks("The last one");
        assertThat(ada.asks("checkin history").sees()).contains("Good").doesNotContain("Really good", "In between");
        ada.asks("checkin forget", "which", "all");
        assertThat(kept()).isZero();
        assertThat(ada.asks("checkin forget").sees()).contains("no check-ins of yours");
    }

    @Test
    void check_ins_go_when_their_time_is_over_and_words_go_sooner() {
        agreed(ada).picks("Good").picks("Add a note").picks("Yes, keep it").answers("line1", "a note");
        assertThat(kept()).isEqualTo(2);
        bot.clock().forward(Duration.ofDays(29));
        bot.aDayPasses();
        assertThat(kept()).isEqualTo(2);
        bot.aDayPasses();
        assertThat(kept()).isEqualTo(1);
        bot.clock().forward(Duration.ofDays(58));
        bot.aDayPasses();
        assertThat(kept()).isEqualTo(1);
        bot.aDayPasses();
        assertThat(kept()).isZero();
    }

    @Test
    void what_has_had_its_time_is_not_shown_even_before_it_is_deleted() {
        agreed(ada).picks("Good");
        bot.clock().forward(Duration.ofDays(91));
        assertThat(ada.asks("checkin history", "days", "366").sees()).contains("Nothing noted");
    }

    @Test
    void taking_a_yes_back_deletes_what_it_allowed_and_nothing_else() {
        agreed(ada).picks("Good").picks("Add a note").picks("Yes, keep it").answers("line1", "a note");
        ada.asks("privacy consent", "purpose", "journal", "answer", "withdraw");
        assertThat(ada.asks("checkin history").sees()).contains("Good").doesNotContain("a note");
        ada.asks("privacy consent", "purpose", "checkins", "answer", "withdraw");
        assertThat(kept()).isZero();
    }

    /** What a check-in costs is mostly its statements, so one more is a decision. */
    @Test
    void noting_once_more_takes_nine_statements_however_many_there_are() {
        agreed(ada);
        bot.platform().afterEachAnswer(() -> {});
        for (int nth = 1; nth <= 20; nth++) {
            int before = bot.source().statements();
            ada.asks("checkin now", "kind", "capacity", "feeling", "3");
            assertThat(bot.source().statements() - before).isBetween(1, 9);
            assertThat(kept()).isEqualTo(nth);
            bot.clock().forward(Duration.ofSeconds(10));
        }
        int before = bot.source().statements();
        ada.asks("checkin nowhere", "kind", "capacity", "feeling", "3");
        assertThat(bot.source().statements())
                .as("and where nothing is kept, none")
                .isEqualTo(before);
    }

    @Test
    void a_direct_message_works_like_the_room_and_a_space_of_ones_own_works_without_a_group() {
        Person eve = bot.person("eve").inDirect();
        agreed(eve).picks("Good");
        assertThat(eve.sees()).contains("Noted for you");
        assertThat(eve.asks("checkin history").sees()).contains("Good");
    }

    @Test
    void each_language_speaks_for_itself() {
        ada.speaking(Locale.forLanguageTag("es"));
        ada.asks("checkin nowhere", "kind", "mood5", "feeling", "Más bien mal");
        assertThat(ada.sees()).contains("Suena difícil", "[Ver líneas de ayuda]");
        ada.speaking(Locale.GERMAN).asks("checkin nowhere", "kind", "akku", "feeling", "leer, ich brauche eine Pause");
        assertThat(ada.sees()).contains("Akku: 0 von 5: leer, ich brauche eine Pause");
    }
}
