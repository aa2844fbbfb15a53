package org.circlekeeper.helpline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When somebody answers: always, or in certain hours of a week, on the clocks of a place. Counted in minutes of the
 * week on the wall there, so a line that opens at nine opens at nine on the days the clocks change too.
 *
 * @param always round the clock; then there is no zone and no week
 */
record Hours(boolean always, @Nullable ZoneId zone, List<Span> week, String source) {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    Hours {
        week = Given.list(week);
        Given.text(source, "the source of the hours");
        if (always) {
            Given.that(zone == null && week.isEmpty(), "a line that is always open needs no zone and no week");
        } else {
            Given.value(zone, "the zone of the hours");
            Given.some(week, "the week of the hours");
        }
    }

    /** Open on these days between two times; what goes on after midnight counts on, {@code 26:00} is two at night. */
    record Span(List<DayOfWeek> days, int from, int to) {
        private static final Pattern TIME = Pattern.compile("([0-2][0-9]|30):([0-5][0-9])");
        private static final int LATEST = 30 * 60;

        Span {
            days = Given.some(days, "the days of the hours");
            Given.that(from >= 0 && from < to && to <= LATEST, "hours end after they begin, at 30:00 at the latest");
        }

        /** As a file has it: {@code from: '07:00', to: '26:00'}. */
        @JsonCreator
        static Span of(
                @JsonProperty("days") List<DayOfWeek> days,
                @JsonProperty("from") String from,
                @JsonProperty("to") String to) {
            return new Span(days, minute(from), minute(to));
        }

        private static int minute(String time) {
            Matcher parts = TIME.matcher(Given.text(time, "from or to"));
            Given.that(parts.matches(), "not a time: " + time);
            return Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
        }
    }

    /** Whether somebody answers now, and until or from when. */
    Opening at(Instant now) {
        return at(new Moment(now));
    }

    /** Open or not, without working out until when. */
    Opening.State state(Moment now) {
        ZoneId place = zone;
        if (always || place == null) {
            return Opening.State.ALWAYS;
        }
        int minute = minute(now.in(place));
        return isOpenAt(minute) ? Opening.State.OPEN : Opening.State.CLOSED;
    }

    private static int minute(LocalDateTime there) {
        return (there.getDayOfWeek().getValue() - 1) * DAY + there.getHour() * 60 + there.getMinute();
    }

    Opening at(Moment now) {
        ZoneId place = zone;
        if (always || place == null) {
            return Opening.ALWAYS;
        }
        LocalDateTime there = now.in(place);
        int minute = minute(there);
        int left = minutesLeft(minute);
        if (left >= WEEK) {
            return Opening.ALWAYS;
        }
        return left > 0
                ? new Opening(Opening.State.OPEN, there.plusMinutes(left), place)
                : new Opening(Opening.State.CLOSED, there.plusMinutes(minutesUntil(minute)), place);
    }

    /** How long it stays open from a minute of the week on, over midnight and spans that touch; a week at most. */
    private int minutesLeft(int minute) {
        int end = minute;
        boolean grew = true;
        while (grew && end - minute < WEEK) {
            int further = furthest(end);
            grew = further > end;
            end = further;
        }
        return end - minute;
    }

    private boolean isOpenAt(int minute) {
        for (Span span : week) {
            int length = span.to() - span.from();
            for (int i = 0; i < span.days().size(); i++) {
                int since = minute - start(span, span.days().get(i));
                // begun this week, or at the end of the last
                if ((since >= 0 && since < length) || since + WEEK < length) {
                    return true;
                }
            }
        }
        return false;
    }

    private int furthest(int from) {
        int furthest = from;
        for (Span span : week) {
            for (DayOfWeek day : span.days()) {
                int since = Math.floorMod(from - start(span, day), WEEK);
                int length = span.to() - span.from();
                if (since < length) {
                    furthest = Math.max(furthest, from - since + length);
                }
            }
        }
        return furthest;
    }

    private int minutesUntil(int minute) {
        int soonest = WEEK;
        for (Span span : week) {
            for (DayOfWeek day : span.days()) {
                soonest = Math.min(soonest, Math.floorMod(start(span, day) - minute, WEEK));
            }
        }
        return soonest;
    }

    private static int start(Span span, DayOfWeek day) {
        return (day.getValue() - 1) * DAY + span.from();
    }
}
