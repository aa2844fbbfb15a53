package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingStoryTest {
    private final TestCircle circle = new TestCircle();
    private final Person ada = circle.person("ada");
    private Map<String, Long> withoutAnybody = Map.of();
    private Map<String, Long> withAda = Map.of();

    @BeforeEach
    void adaIsAMember() {
        circle.moderatorWithGroup("mo");
        withoutAnybody = rows();
        ada.asks("mark").picks("Yes");
        withAda = rows();
        assertThat(withAda).isNotEqualTo(withoutAnybody);
    }

    @Test
    void whoever_left_is_forgotten_after_seven_days_and_not_before() {
        leaves("room");
        assertThat(circle.lettersForgotten).hasSize(1);
        days(6);
        assertThat(rows()).isEqualTo(withAda);
        days(1);
        assertThat(rows()).isEqualTo(withoutAnybody);
        assertThat(circle.marks.marks).isEmpty();
        days(1);
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @Test
    void where_nobody_tells_who_left_the_platform_is_asked_once_a_day() {
        circle.platform.saysOf("ada", Presence.GONE);
        days(1);
        days(6);
        assertThat(rows()).isEqualTo(withAda);
        days(1);
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @Test
    void a_platform_that_cannot_say_who_is_there_makes_nobody_leave() {
        circle.platform.saysOf("ada", Presence.UNKNOWN);
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void leaving_is_told_twice_and_the_clock_does_not_start_anew() {
        leaves("room");
        days(5);
        leaves("room");
        days(2);
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @Test
    void whoever_comes_back_in_time_is_kept() {
        leaves("room");
        days(3);
        ada.asks("privacy what");
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void whoever_comes_back_and_only_looks_around_is_kept_too() {
        leaves("room");
        days(1);
        ada.asks("settings");
        days(9);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void whoever_comes_back_and_is_asked_something_is_kept_too() {
        leaves("room");
        days(1);
        ada.asks("privacy consent");
        days(9);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void somebody_who_left_can_still_have_themself_forgotten_directly() {
        leaves("room");
        ada.inDirect().asks("privacy forget").picks("Forget me everywhere");
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @Test
    void a_member_counts_no_more_once_they_left() {
        assertThat(circle.members.count(circle.group("room"))).isEqualTo(1);
        leaves("room");
        assertThat(circle.members.count(circle.group("room"))).isZero();
    }

    @Test
    void a_group_that_lost_the_bot_is_forgotten_after_seven_days() {
        circle.bot().noticed(new Event.GroupGone(room("room")));
        days(6);
        assertThat(rows()).isEqualTo(withAda);
        days(1);
        assertThat(rows())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(circle.marks.groupsForgotten).hasSize(1);
    }

    @Test
    void a_group_in_which_somebody_speaks_to_the_bot_again_is_kept() {
        circle.bot().noticed(new Event.GroupGone(room("room")));
        days(3);
        circle.person("bea").asks("privacy what");
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void a_group_in_which_somebody_only_looks_around_is_kept() {
        circle.bot().noticed(new Event.GroupGone(room("room")));
        days(3);
        ada.asks("settings");
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void a_setup_that_is_refused_keeps_a_group_too() {
        circle.bot().noticed(new Event.GroupGone(room("room")));
        circle.person("mo").asks("setup", "zone", "Nowhere/Atall");
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void setting_up_again_keeps_a_group_too() {
        circle.bot().noticed(new Event.GroupGone(room("room")));
        circle.person("mo").asks("setup");
        days(30);
        assertThat(rows()).isEqualTo(withAda);
    }

    @Test
    void a_group_goes_along_when_its_room_is_replaced_and_leaving_the_old_one_is_not_leaving() {
        Group before = circle.group("room");
        for (int twice = 0; twice < 2; twice++) {
            circle.bot().noticed(new Event.RoomUpgraded(room("room"), room("new")));
        }
        assertThat(circle.group("new")).isEqualTo(before);
        leaves("room");
        circle.bot().noticed(new Event.GroupGone(room("room")));
        days(30);
        assertThat(ada.in("new").asks("mark").sees()).isEqualTo("marked plainly");
        leaves("new");
        days(7);
        assertThat(circle.members.find(before, ada.id())).isEmpty();
    }

    @Test
    void who_looked_at_what_goes_after_a_year() {
        Member member = circle.members.find(circle.group("room"), ada.id()).orElseThrow();
        circle.members.looked(member.person(), "moderator", "hide.gone");
        days(365);
        assertThat(rows()).containsEntry("LOOKED", 1L);
        days(1);
        assertThat(rows()).containsEntry("LOOKED", 0L);
    }

    private void leaves(String room) {
        circle.bot().noticed(new Event.MemberLeft(ada.id(), room(room)));
    }

    private void days(int days) {
        circle.clock.forward(Duration.ofDays(days));
        circle.aDayIsOver();
    }

    /** Every table but the ledger, which knows events and nobody. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>(circle.rows());
        rows.remove("LEDGER");
        return rows;
    }

    private static RoomId room(String name) {
        return RoomId.standingAlone(InMemoryPlatform.NAME, name);
    }
}
