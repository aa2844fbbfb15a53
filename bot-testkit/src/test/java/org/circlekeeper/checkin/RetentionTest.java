package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

/** How long check-ins stay when a group changes its mind: never longer than a person said yes to. */
class RetentionTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");
    private final Person mo = bot.person("mo").in("room");

    private void ada_notes() {
        ada.asks("checkin now").picks("Yes, keep it");
        ada.asks("checkin now", "kind", "weather", "feeling", "fog");
        assertThat(bot.rows()).containsEntry("CHECK_IN", 1L);
    }

    private void days(int days) {
        for (int i = 0; i < days; i++) {
            bot.aDayPasses();
        }
    }

    @Test
    void fewer_days_hold_for_what_is_kept_already() {
        ada_notes();
        days(5);
        mo.asks("setup", "keep-days", "7");
        days(2);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 1L);
        days(1);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L);
    }

    @Test
    void whoever_changes_the_days_cannot_tell_from_the_work_how_much_is_kept() {
        mo.asks("setup", "keep-days", "60");
        ada_notes();
        int little = shortened("50");
        for (int time = 0; time < 5; time++) {
            ada.asks("checkin now", "kind", "weather", "feeling", "fog");
        }
        assertThat(shortened("40")).isEqualTo(little);
    }

    private int shortened(String days) {
        int before = bot.source().statements();
        mo.asks("setup", "keep-days", days);
        return bot.source().statements() - before;
    }

    @Test
    void a_more_careful_profile_shortens_what_is_kept_already() {
        ada_notes();
        mo.asks("setup", "profile", "sensitive");
        days(30);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 1L);
        days(1);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L);
    }

    @Test
    void more_days_are_asked_for_and_nothing_is_kept_longer_before_the_yes() {
        mo.asks("setup", "keep-days", "7");
        ada_notes();
        mo.asks("setup", "keep-days", "365");
        assertThat(ada.asks("privacy what").sees()).contains("7 days").doesNotContain("365");
        Map<String, Long> before = bot.rows();
        ada.asks("checkin now", "kind", "weather", "feeling", "sun");
        assertThat(ada.sees()).contains("365 days", "[Yes, keep it]");
        assertThat(bot.rows()).isEqualTo(before);
        days(8);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L);
        ada.asks("checkin now", "kind", "weather", "feeling", "sun").picks("Yes, keep it");
        days(300);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 1L);
    }

    @Test
    void a_yes_to_fewer_days_is_no_yes_to_more() {
        mo.asks("setup", "keep-days", "7");
        Choice yes = ada.asks("checkin now").lastMessage().choices().get(0);
        mo.asks("setup", "keep-days", "365");
        ada.presses(yes);
        assertThat(ada.sees()).contains("365 days", "[Yes, keep it]");
        assertThat(bot.rows()).containsEntry("CONSENT", 0L);
    }

    @Test
    void a_yes_that_is_not_enough_any_more_can_still_be_taken_back() {
        mo.asks("setup", "keep-days", "7");
        ada_notes();
        mo.asks("setup", "keep-days", "365");
        ada.asks("privacy consent").picks("Take back: check-ins");
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L);
    }

    @Test
    void deleting_a_check_in_says_that_an_older_backup_may_still_hold_it() {
        ada_notes();
        assertThat(ada.asks("checkin forget", "which", "last").sees())
                .contains("from here", "backup", "/privacy forget");
    }
}
