package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    @Test
    void quiet_hours_may_pass_midnight() {
        QuietHours night = QuietHours.parse("22-8").orElseThrow();
        assertThat(night.cover(LocalTime.of(21, 59))).isFalse();
        assertThat(night.cover(LocalTime.of(22, 0))).isTrue();
        assertThat(night.cover(LocalTime.MIDNIGHT)).isTrue();
        assertThat(night.cover(LocalTime.of(7, 59))).isTrue();
        assertThat(night.cover(LocalTime.of(8, 0))).isFalse();
    }

    @Test
    void quiet_hours_may_lie_within_a_day() {
        QuietHours noon = QuietHours.parse(" 12 – 14 ").orElseThrow();
        assertThat(noon.cover(LocalTime.of(13, 0))).isTrue();
        assertThat(noon.cover(LocalTime.of(14, 0))).isFalse();
        assertThat(noon.cover(LocalTime.of(0, 0))).isFalse();
    }

    @Test
    void what_comes_unasked_waits_for_the_end_of_the_quiet_hours_on_the_clocks_there() {
        QuietHours night = new QuietHours(22, 8);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant evening = Instant.parse("2026-01-05T22:30:00Z"); // 23:30 in Berlin
        assertThat(night.speakAt(evening, berlin)).isEqualTo(Instant.parse("2026-01-06T07:00:00Z"));
        Instant early = Instant.parse("2026-01-06T06:59:00Z");
        assertThat(night.speakAt(early, berlin)).isEqualTo(Instant.parse("2026-01-06T07:00:00Z"));
        Instant noon = Instant.parse("2026-01-06T12:00:00Z");
        assertThat(night.speakAt(noon, berlin)).isEqualTo(noon);
    }

    @Test
    void twenty_four_is_midnight() {
        assertThat(QuietHours.parse("20-24")).contains(new QuietHours(20, 0));
    }

    @Test
    void what_is_written_can_be_read_again() {
        assertThat(QuietHours.parse(new QuietHours(22, 8).toString())).contains(new QuietHours(22, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22", "22-", "-8", "8-8", "24-0", "25-3", "3-25", "22:00-8:00", "222-8", "a-b", "-1-8"})
    void anything_else_is_not_understood(String written) {
        assertThat(QuietHours.parse(written)).isEmpty();
    }
}
