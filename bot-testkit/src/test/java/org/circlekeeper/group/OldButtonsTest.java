package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons outlive what they were made for; an old one never does to one group what was meant for another. */
class OldButtonsTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");

    @BeforeEach
    void ada_is_in_two_groups() {
        bot.setUp("other", "adults");
        joins("room");
        joins("other");
    }

    private void joins(String room) {
        ada.in(room).asks("checkin now", "kind", "weather", "feeling", "fog").picks("Yes");
    }

    private Choice choice(String label) {
        return ada.lastMessage().choices().stream()
                .filter(one -> one.label().startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ada.sees()));
    }

    private static String groupOf(Choice choice) {
        return choice.then().arguments().get("in") instanceof Argument.Plain tag ? tag.value() : "";
    }

    private void isForgottenInTheGroupOf(Choice choice) {
        ada.asks("privacy forget").picks("Forget me in one group");
        Choice same = ada.lastMessage().choices().stream()
                .filter(one -> groupOf(one).equals(groupOf(choice)))
                .findFirst()
                .orElseThrow();
        ada.presses(same).picks("Forget me in one group");
        assertThat(bot.rows()).containsEntry("MEMBER", 1L).containsEntry("CHECK_IN", 1L);
    }

    private void changesNothingWith(Choice choice) {
        Map<String, Long> before = bot.rows();
        assertThat(ada.presses(choice).sees()).contains("I changed nothing. Please ask again.");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void a_forget_button_pressed_twice_forgets_one_group_only() {
        ada.inDirect().asks("privacy forget").picks("Forget me in one group").picks("Group");
        Choice sure = choice("Forget me in one group");
        ada.presses(sure);
        assertThat(bot.rows()).containsEntry("MEMBER", 1L);
        changesNothingWith(sure);
    }

    @Test
    void a_button_that_deletes_all_check_ins_touches_no_other_group() {
        ada.inDirect().asks("checkin forget").picks("Group");
        Choice all = choice("All of them");
        isForgottenInTheGroupOf(all);
        changesNothingWith(all);
    }

    @Test
    void a_button_from_a_time_with_one_group_keeps_to_that_group() {
        ada.in("other").asks("privacy forget").picks("Forget me in one group");
        ada.inDirect().asks("checkin forget");
        Choice all = choice("All of them");
        joins("other");
        Map<String, Long> both = bot.rows();
        assertThat(both).containsEntry("CHECK_IN", 2L);
        ada.inDirect().presses(all);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 1L);
        changesNothingWithInRoom(all);
    }

    private void changesNothingWithInRoom(Choice all) {
        ada.in("other");
        changesNothingWith(all);
    }

    @Test
    void a_yes_for_a_group_one_was_forgotten_in_is_no_yes_to_another() {
        ada.inDirect().asks("agreement accept").picks("Group");
        Choice yes = choice("Yes");
        isForgottenInTheGroupOf(yes);
        changesNothingWith(yes);
    }

    @Test
    void a_yes_meant_for_a_group_is_not_kept_in_ones_own_space() {
        Person bea = bot.person("bea");
        bot.platform().readableBy(new Readers(true, Readers.Outside.SERVERS));
        bea.in("room").asks("checkin now");
        bea.inDirect().asks("checkin now").picks("Group");
        Choice yes = bea.lastMessage().choices().get(0);
        bot.clock().forward(Duration.ofMinutes(61));
        Map<String, Long> before = bot.rows();
        bea.presses(yes);
        assertThat(bea.sees()).contains("Please ask again");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void a_setup_button_carried_to_another_room_changes_nothing_there() {
        Person mo = bot.person("mo").in("room").asks("setup");
        Choice sensitive = mo.lastMessage().choices().stream()
                .filter(one -> one.label().startsWith("Safety: sensitive"))
                .findFirst()
                .orElseThrow();
        assertThat(mo.in("other").presses(sensitive).sees()).contains("Please ask again");
        assertThat(mo.asks("setup").sees()).contains("[Safety: sensitive]");
    }

    @Test
    void a_settings_button_keeps_to_its_group() {
        ada.inDirect().asks("settings").picks("Group");
        Choice quiet = choice("Quiet from 22 to 8");
        isForgottenInTheGroupOf(quiet);
        changesNothingWith(quiet);
    }
}
