package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.circlekeeper.helpline.Hours.Span;
import org.circlekeeper.helpline.Opening.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HoursTest {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final List<DayOfWeek> ALL = List.copyOf(EnumSet.allOf(DayOfWeek.class));

    private static Hours week(ZoneId zone, Hours.Span... spans) {
        return new Hours(false, zone, List.of(spans), "test");
    }

    private static Instant there(ZoneId zone, String wallClock) {
        return LocalDateTime.parse(wallClock).atZone(zone).toInstant();
    }

    @Test
    void it_is_open_over_midnight_until_two_the_next_day() {
        Hours hours = week(COPENHAGEN, Hours.Span.of(List.of(DayOfWeek.FRIDAY), "07:00", "26:00"));
        Opening opening = hours.at(there(COPENHAGEN, "2026-11-21T01:30:00"));
        assertThat(opening.state()).isEqualTo(State.OPEN);
        assertThat(opening.change()).isEqualTo(LocalDateTime.parse("2026-11-21T02:00"));
        assertThat(hours.at(there(COPENHAGEN, "2026-11-21T02:00:00")).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void sunday_night_goes_on_into_monday() {
        Hours hours = week(COPENHAGEN, Hours.Span.of(List.of(DayOfWeek.SUNDAY), "22:00", "28:00"));
        assertThat(hours.at(there(COPENHAGEN, "2026-11-23T03:59:00")).isOpen()).isTrue();
        assertThat(hours.at(there(COPENHAGEN, "2026-11-23T04:00:00")).isOpen()).isFalse();
        assertThat(hours.at(there(COPENHAGEN, "2026-11-22T21:59:00")).isOpen()).isFalse();
    }

    @Test
    void a_weekend_of_friday_and_saturday_is_an_ordinary_week() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        Hours hours = week(
                cairo,
                Hours.Span.of(
                        List.of(
                                DayOfWeek.SUNDAY,
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY),
                        "09:00",
                        "17:00"));
        Opening friday = hours.at(there(cairo, "2026-11-20T12:00:00"));
        assertThat(friday.state()).isEqualTo(State.CLOSED);
        assertThat(friday.change()).isEqualTo(LocalDateTime.parse("2026-11-22T09:00"));
    }

    @Test
    void nine_in_the_morning_stays_nine_when_the_clocks_change() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        Hours hours = week(lisbon, Hours.Span.of(ALL, "09:00", "17:00"));
        // summer time: eight o'clock UTC; winter time, one day later: nine
        assertThat(hours.at(Instant.parse("2026-10-24T08:00:00Z")).isOpen()).isTrue();
        assertThat(hours.at(Instant.parse("2026-10-25T08:30:00Z")).isOpen()).isFalse();
        assertThat(hours.at(Instant.parse("2026-10-25T09:00:00Z")).isOpen()).isTrue();
        assertThat(hours.at(Instant.parse("2026-10-24T20:00:00Z")).change())
                .isEqualTo(LocalDateTime.parse("2026-10-25T09:00"));
    }

    @Test
    void spans_that_touch_are_one() {
        Hours hours = week(
                COPENHAGEN,
                Hours.Span.of(List.of(DayOfWeek.MONDAY), "20:00", "24:00"),
                Hours.Span.of(List.of(DayOfWeek.TUESDAY), "00:00", "06:00"));
        assertThat(hours.at(there(COPENHAGEN, "2026-11-23T21:00:00")).change())
                .isEqualTo(LocalDateTime.parse("2026-11-24T06:00"));
    }

    @Test
    void a_week_without_a_gap_is_always_open() {
        assertThat(week(COPENHAGEN, Hours.Span.of(ALL, "00:00", "24:00")).at(Instant.EPOCH))
                .isEqualTo(Opening.ALWAYS);
    }

    @Test
    void a_break_at_noon_is_closed() {
        Hours hours = week(COPENHAGEN, Hours.Span.of(ALL, "09:00", "12:00"), Hours.Span.of(ALL, "14:00", "17:00"));
        Opening noon = hours.at(there(COPENHAGEN, "2026-11-20T13:00:00"));
        assertThat(noon.state()).isEqualTo(State.CLOSED);
        assertThat(noon.change()).isEqualTo(LocalDateTime.parse("2026-11-20T14:00"));
    }

    @Test
    void hours_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Hours.Span.of(ALL, "09:00", "09:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hours.Span.of(ALL, "09:00", "30:01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hours.Span.of(ALL, "9:00", "10:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(false, null, List.of(Hours.Span.of(ALL, "09:00", "10:00")), "test"))
                .hasMessageContaining("zone");
        assertThatThrownBy(() -> new Hours(true, COPENHAGEN, List.of(), "test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Walks a fortnight over a change of clocks in quarter hours and compares with the plainest way to count. */
    @Test
    @Tag("thorough")
    void it_agrees_with_looking_at_the_wall_at_every_quarter_of_an_hour() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 60; round++) {
            int from = random.nextInt(24) * 60;
            int to = from + 15 + random.nextInt(30 * 60 - from - 14);
            List<DayOfWeek> days =
                    ALL.stream().filter(day -> random.nextBoolean()).toList();
            if (days.isEmpty()) {
                continue;
            }
            Hours hours = week(COPENHAGEN, new Hours.Span(days, from, to));
            for (int quarter = 0; quarter < 14 * 96; quarter++) {
                Instant now = Instant.parse("2026-10-18T00:00:00Z").plusSeconds(900L * quarter);
                LocalDateTime wall = LocalDateTime.ofInstant(now, COPENHAGEN);
                int minute = wall.getHour() * 60 + wall.getMinute();
                boolean expected = (days.contains(wall.getDayOfWeek()) && minute >= from && minute < to)
                        || (days.contains(wall.getDayOfWeek().minus(1)) && minute + 1440 < to);
                assertThat(hours.at(now).isOpen())
                        .as("%s %d-%d at %s", days, from, to, wall)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void whether_it_is_open_is_the_same_with_and_without_until_when() {
        Hours hours = new Hours(
                false,
                COPENHAGEN,
                List.of(
                        new Span(List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 20 * 60, 26 * 60),
                        new Span(List.of(DayOfWeek.TUESDAY), 9 * 60, 10 * 60)),
                "a list");
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
            Instant now = there(COPENHAGEN, "2026-11-16T00:00:00").plusSeconds(60L * minute);
            assertThat(hours.state(new Moment(now))).isEqualTo(hours.at(now).state());
        }
    }
}
