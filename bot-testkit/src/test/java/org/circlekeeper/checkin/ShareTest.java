package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final String LINE =
            "Somebody would like the others here to see one line from today. Inner weather: Fog";

    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");

    private void ada_noted(String kind, String feeling) {
        ada.asks("checkin now").picks("Yes, keep it");
        ada.asks("checkin now", "kind", kind, "feeling", feeling);
    }

    private java.util.List<String> room() {
        return bot.platform().room("room").stream()
                .filter(line -> line.contains("Somebody would like"))
                .toList();
    }

    @Test
    void the_room_sees_exactly_what_the_preview_showed_and_only_after_a_tap() {
        ada_noted("weather", "fog");
        Map<String, Long> before = bot.rows();
        ada.asks("checkin share");
        assertThat(ada.sees()).contains(LINE, "People may be able to tell", "everybody in this room", "[Share here]");
        assertThat(room()).isEmpty();
        assertThat(bot.rows()).isEqualTo(before);
        ada.picks("Share here");
        assertThat(room()).containsExactly(LINE);
        assertThat(ada.sees()).contains("It is in the room now");
        ada.isHeardTwice();
        assertThat(room()).containsExactly(LINE);
    }

    @Test
    void the_line_is_in_the_language_of_the_group_not_of_the_person() {
        ada_noted("weather", "fog");
        ada.speaking(Locale.GERMAN).asks("checkin share");
        assertThat(ada.sees()).contains("Der Raum wird genau das sehen", LINE);
    }

    @Test
    void in_a_direct_message_it_shows_the_line_and_says_where_to_share_it() {
        ada_noted("weather", "fog");
        ada.inDirect().asks("checkin share");
        assertThat(ada.sees())
                .contains("write /checkin share in the room", LINE, "/checkin share which:")
                .doesNotContain("[Share here]");
        assertThat(room()).isEmpty();
    }

    @Test
    void where_all_see_every_answer_nobody_learns_who_checked_in() {
        ada_noted("weather", "fog");
        bot.platform().readableBy(new Readers(true, Readers.Outside.NOBODY));
        String stranger = bot.person("eve").asks("checkin share").sees();
        assertThat(stranger).contains("write to me directly");
        assertThat(ada.asks("checkin share").sees()).isEqualTo(stranger);
        assertThat(ada.asks("checkin share", "which", "0000").sees()).isEqualTo(stranger);
        assertThat(bot.person("eve").asks("checkin share", "which", "0000").sees())
                .isEqualTo(stranger);
    }

    @Test
    void where_all_see_every_answer_the_line_is_looked_at_directly_and_then_shared() {
        ada_noted("weather", "fog");
        bot.platform().readableBy(new Readers(true, Readers.Outside.NOBODY));
        String shown = ada.inDirect().asks("checkin share").sees();
        String which = shown.substring(shown.indexOf("which:") + "which:".length())
                .lines()
                .findFirst()
                .orElseThrow()
                .strip();
        ada.in("room").asks("checkin share", "which", which);
        assertThat(room()).containsExactly(LINE);
        ada.asks("checkin share", "which", which);
        assertThat(room()).containsExactly(LINE);
    }

    @Test
    void the_same_check_in_is_shared_once_however_often_the_button_is_pressed() {
        ada_noted("weather", "fog");
        var button = ada.asks("checkin share").lastMessage().choices().get(0);
        ada.presses(button).presses(button);
        assertThat(room()).containsExactly(LINE);
        assertThat(ada.sees()).contains("already");
        assertThat(ada.asks("checkin history").sees()).contains("Fog");
    }

    @Test
    void where_the_bot_may_not_write_nothing_is_shared_and_it_can_be_shared_later() {
        ada_noted("weather", "fog");
        var button = ada.asks("checkin share").lastMessage().choices().get(0);
        Map<String, Long> before = bot.rows();
        bot.platform().lacksIn("room", "Send Messages (#room)");
        ada.presses(button);
        assertThat(ada.sees()).contains("I may not write in this room, so nothing was shared", "/setup");
        assertThat(ada.asks("checkin share").sees()).contains("I may not write in this room");
        assertThat(room()).isEmpty();
        assertThat(bot.rows()).isEqualTo(before);
        bot.platform().lacksIn("room");
        ada.presses(button);
        assertThat(room()).containsExactly(LINE);
    }

    @Test
    void only_todays_and_only_ones_own_can_be_shared() {
        ada_noted("weather", "fog");
        var button = ada.asks("checkin share").lastMessage().choices().get(0);
        Person bea = bot.person("bea");
        bea.asks("checkin now").picks("Yes, keep it");
        bea.presses(button);
        assertThat(bea.sees()).contains("no check-in of today to share");
        bot.clock().forward(Duration.ofDays(1));
        ada.presses(button);
        assertThat(ada.sees()).contains("no check-in of today to share");
        assertThat(room()).isEmpty();
    }

    @Test
    void where_the_company_reads_along_health_is_not_shared() {
        ada_noted("mood5", "good");
        bot.platform().readableBy(new Readers(false, Readers.Outside.PLATFORM));
        assertThat(ada.asks("checkin share").sees()).contains("no check-in of today to share");
    }

    @Test
    void a_group_in_danger_does_not_share() {
        ada_noted("weather", "fog");
        bot.person("mo").asks("setup", "profile", "sensitive");
        assertThat(ada.asks("checkin share").sees()).contains("Your check-ins stay with you");
        bot.person("mo").asks("setup", "profile", "high-risk");
        ada.asks("checkin share");
        assertThat(ada.sees()).doesNotContain("[Share here]", "Fog");
        assertThat(ada.inDirect().asks("checkin share").sees()).contains("Your check-ins stay with you");
        assertThat(room()).isEmpty();
    }
}
