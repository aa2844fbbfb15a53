package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.circlekeeper.matrix.testkit.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody says how they are, on Matrix. */
final class CheckInStoryTest {
    private static final String LINE =
            "Somebody would like the others here to see one line from today. Inner weather: Fog";

    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "Noted for you",
                "Mood in five steps",
                "mood5:",
                "In between",
                "Inner weather",
                "weather:",
                "4 of 5: plenty",
                "feeling:fog",
                "the heron by the water",
                "a long night of rain",
                "something on its way");
    }

    @Test
    void first_comes_the_question_whether_it_may_be_kept_and_then_a_number_is_enough() {
        PersonOnSynapse ada = stage.member("ada");
        stage.bea.look();
        Map<String, Long> before = stage.rows();
        ada.says("checkin now");
        assertThat(ada.sees())
                .startsWith("Just for you:")
                .contains("May I keep your check-ins", "encrypted from end to end", "1. Yes, keep it");
        assertThat(ada.says("what?").sees()).contains("I don’t know “what?”");
        assertThat(stage.rows()).containsEntry("CHECK_IN", before.get("CHECK_IN"));
        ada.says("checkin now").says("1");
        assertThat(ada.sees()).contains("How are you right now?", "3. In between", "kept for");
        assertThat(ada.says("3").sees()).contains("Noted for you. Mood in five steps: In between.");
        assertThat(ada.latest(ada.direct)).allMatch(seen -> seen.msgtype().equals("m.notice"));
        assertThat(stage.rows()).containsEntry("CHECK_IN", before.get("CHECK_IN") + 1);
        assertThat(ada.picks("What I noted").sees()).contains("In between");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
    }

    @Test
    void history_is_in_words_and_the_picture_is_encrypted_too() {
        PersonOnSynapse cleo = stage.agreed("cleo");
        cleo.says("checkin now kind:capacity feeling:2");
        stage.passes(Duration.ofDays(1));
        cleo.says("checkin now kind:capacity feeling:4");
        assertThat(cleo.says("checkin history").sees()).containsSubsequence("one small thing", "plenty");
        cleo.picks("As a picture");
        Seen picture = cleo.latest(cleo.direct).get(1);
        assertThat(picture.msgtype()).isEqualTo("m.image");
        assertThat(picture.body()).startsWith("Battery.").contains("4 of 5: plenty");
        assertThat(picture.content().path("file").has("key")).isTrue();
        assertThat(picture.content().has("url")).isFalse();
    }

    @Test
    void the_room_sees_one_line_that_names_nobody_and_only_after_a_look_at_it() {
        PersonOnSynapse dan = stage.agreed("dan");
        dan.says("checkin now kind:weather feeling:fog");
        stage.bea.look();
        assertThat(dan.says("checkin share").sees()).contains(LINE, "in the room", "!ck checkin share which:");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
        String typed = dan.sees().substring(dan.sees().lastIndexOf("!ck "));
        dan.said(stage.room, typed.lines().findFirst().orElseThrow());
        assertThat(stage.bea.latest(stage.room)).singleElement().satisfies(line -> {
            assertThat(line.body()).isEqualTo(LINE);
            assertThat(line.content().toString()).doesNotContain("dan", "m.in_reply_to");
        });
        dan.said(stage.room, typed.lines().findFirst().orElseThrow());
        assertThat(stage.bea.latest(stage.room)).hasSize(1);
    }

    @Test
    void a_check_in_that_is_taken_back_where_it_was_typed_is_forgotten() {
        PersonOnSynapse eve = stage.agreed("eve");
        Map<String, Long> before = stage.rows();
        assertThat(eve.says("checkin now kind:weather feeling:fog").sees()).contains("Noted for you");
        assertThat(stage.rows()).containsEntry("CHECK_IN", before.get("CHECK_IN") + 1);
        eve.takesBack(eve.direct);
        assertThat(stage.rows()).containsEntry("CHECK_IN", before.get("CHECK_IN"));
        assertThat(eve.says("checkin history").sees()).contains("Nothing noted");
    }

    @Test
    void a_note_is_asked_for_one_question_at_a_time_left_and_taken_up() {
        PersonOnSynapse fay = stage.agreed("fay");
        fay.says("checkin now kind:rose-thorn-bud").picks("Write and keep it");
        assertThat(fay.sees()).contains("May I keep your own words");
        assertThat(fay.says("1").sees())
                .contains("One line is one answer", "1/3 Rose: something good")
                .doesNotContain("2/3");
        assertThat(fay.says("the heron by the water").sees()).contains("2/3 Thorn");
        assertThat(fay.says("leave").sees()).contains("Nothing from it was kept");
        assertThat(fay.says("checkin history").sees()).doesNotContain("heron");
        fay.says("checkin now kind:rose-thorn-bud").picks("Write and keep it");
        fay.says("the heron by the water").says("back");
        assertThat(fay.sees()).contains("1/3 Rose");
        fay.says("the heron by the water").says("a long night of rain");
        assertThat(fay.says("skip").sees()).contains("Kept in your private journal for 30 days");
        assertThat(fay.says("checkin history").sees())
                .contains("Rose: something good: the heron by the water", "a long night of rain")
                .doesNotContain("Bud");
    }

    @Test
    void help_is_a_line_away_in_the_middle_of_a_form() {
        PersonOnSynapse gil = stage.agreed("gil");
        gil.says("checkin nowhere kind:rose-thorn-bud");
        assertThat(gil.sees()).contains("1/3 Rose");
        assertThat(gil.says("helpline country:ireland").sees()).contains("116 123");
    }
}
