package org.circlekeeper.group;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of a person's day in which nothing comes unasked; they may pass midnight.
 *
 * @param from the first quiet hour, 0 to 23
 * @param until the first hour that is not quiet any more, 0 to 23
 */
public record QuietHours(int from, int until) {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,2})\\s*[-–]\\s*(\\d{1,2})\\s*");
    private static final int HOURS = 24;

    public QuietHours {
        if (from < 0 || from >= HOURS || until < 0 || until >= HOURS || from == until) {
            throw new IllegalArgumentException("not hours of a day");
        }
    }

    /** Reads {@code 22-8}; empty for anything else. */
    public static Optional<QuietHours> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int until = Integer.parseInt(matcher.group(2));
        return from < HOURS && until <= HOURS && from != until % HOURS
                ? Optional.of(new QuietHours(from, until % HOURS))
                : Optional.empty();
    }

    /** Whether this time of day is quiet. */
    public boolean cover(LocalTime time) {
        int hour = time.getHour();
        return from < until ? hour >= from && hour < until : hour >= from || hour < until;
    }

    /** When the bot may speak unasked: now, or at the end of the quiet hours on the clocks of that place. */
    Instant speakAt(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        if (!cover(there.toLocalTime())) {
            return now;
        }
        ZonedDateTime end = there.truncatedTo(ChronoUnit.DAYS).withHour(until);
        return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
