package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Limit;
import org.circlekeeper.testkit.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OneselfStoryTest {
    private final TestCircle circle = new TestCircle();
    private final Person mo = circle.moderatorWithGroup("mo");
    private final Person ada = circle.person("ada");

    @Test
    void a_time_zone_nobody_chose_is_said_to_be_none() {
        assertThat(ada.asks("settings").sees())
                .contains("Time zone: not chosen (UTC)")
                .doesNotContain(": Z");
        circle.person("mo").asks("setup", "zone", "Africa/Nairobi");
        assertThat(ada.asks("settings").sees()).contains("Africa/Nairobi, as in the group");
    }

    @Test
    void looking_at_settings_stores_nothing() {
        Map<String, Long> before = circle.rows();
        assertThat(ada.asks("settings").sees())
                .contains("Language: English", "Country: not set", "Quiet hours: none", "a button to everybody");
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void a_setting_is_kept_after_a_yes_and_shown() {
        ada.asks("settings", "zone", "Asia/Kolkata", "country", "india", "quiet", "22-8", "offers", "private");
        assertThat(ada.sees()).contains("remember that you belong here");
        ada.picks("Yes");
        assertThat(ada.sees()).contains("Asia/Kolkata", "India", "Quiet from 22:00 to 8:00", "pass you a private note");
        ada.asks("settings", "country", "none", "quiet", "none");
        assertThat(ada.sees()).contains("Country: not set", "Quiet hours: none", "Asia/Kolkata");
        Member member = circle.members.find(circle.group("room"), ada.id()).orElseThrow();
        assertThat(member.offers()).isEqualTo(Offers.PRIVATE);
        assertThat(member.zone().getId()).isEqualTo("Asia/Kolkata");
        assertThat(member.today(circle.clock)).isEqualTo("2026-01-05");
    }

    @Test
    void a_chosen_language_is_spoken_at_once_and_from_then_on() {
        ada.asks("settings", "language", "de").picks("Yes");
        assertThat(ada.sees()).contains("Sprache: Deutsch");
        assertThat(ada.speaking(Locale.FRENCH).asks("help").sees()).contains("Was ich kann");
        assertThat(mo.asks("help").sees()).contains("What I can do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country|Atlantis|called Atlantis",
                "zone|Berlin|time zone Berlin",
                "quiet|late|as in 22-8",
                "quiet|25-3|as in 22-8",
                "quiet|8-8|as in 22-8",
                "offers|sometimes|never",
                "language|xx|Español"
            })
    void what_cannot_be_gets_a_plain_sentence_before_anything_is_asked(String option, String value, String sentence) {
        Map<String, Long> before = circle.rows();
        assertThat(ada.asks("settings", option, value).sees()).contains(sentence);
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void every_choice_of_the_settings_works() {
        circle.members.agree(circle.group("room"), ada.id(), Purpose.MEMBERSHIP);
        ada.asks("settings");
        ada.lastMessage()
                .choices()
                .forEach(choice -> assertThat(ada.presses(choice).sees())
                        .as(choice.label())
                        .contains("/settings zone:"));
    }

    @Test
    void about_says_who_runs_it_who_can_read_what_is_kept_and_what_it_never_asks() {
        circle.platform.readableBy(new Readers(false, Readers.Outside.PLATFORM));
        assertThat(ada.asks("about").sees())
                .contains("not a crisis service", "company that runs this chat", "90 days", "you are asked first")
                .contains("password", "The Garden", "garden@example.org", "1.2.3");
    }

    @Test
    void in_a_room_without_a_group_about_shows_moderators_the_way() {
        assertThat(ada.in("empty").asks("about").sees())
                .contains("I keep the circle")
                .doesNotContain("[Set up");
        assertThat(mo.in("empty").asks("about").picks("Set up a group").sees()).contains("I do not guess");
    }

    @Test
    void about_and_help_answer_when_the_tables_are_gone() {
        circle.database.with(handle -> handle.execute("DROP TABLE peer_group"));
        circle.database.with(handle -> handle.execute("DROP TABLE attached_room"));
        assertThat(ada.asks("about").sees()).contains("The Garden", "I keep nothing before you say yes");
        assertThat(ada.asks("help").sees()).contains("/helpline");
    }

    @Test
    void help_names_what_moderators_can_do_to_moderators_only() {
        assertThat(ada.asks("help").sees())
                .contains("/checkin now", "/agreement", "/privacy", "/hide", "[Check in]", "[Find a helpline]")
                .doesNotContain("/offer");
        assertThat(mo.asks("help").sees()).contains("/offer", "/setup");
        assertThat(ada.as(Role.MEMBER).picks("What is this bot?").sees()).contains("I keep the circle");
    }

    @ParameterizedTest
    @EnumSource(ModerationOutcome.class)
    void hide_says_truly_what_came_of_it(ModerationOutcome outcome) {
        circle.platform.ordersEnd(outcome);
        String sentence = ada.asks("hide").sees();
        assertThat(sentence.startsWith("Done.")).isEqualTo(outcome == ModerationOutcome.DONE);
        assertThat(circle.platform.orders())
                .singleElement()
                .satisfies(order ->
                        assertThat(((ModerationOrder.HideMine) order).person()).isEqualTo(ada.id()));
    }

    @Test
    void whoever_did_a_lot_can_still_hide_it_at_once() {
        for (int i = 0; i < Limit.ORDINARY.most(); i++) {
            ada.asks("settings");
        }
        assertThat(ada.asks("settings").sees()).contains("a lot at once");
        for (int i = 0; i < 10; i++) {
            assertThat(ada.asks("hide").sees()).startsWith("Done.");
        }
        assertThat(ada.asks("hide").sees()).contains("a lot at once");
    }
}
