package org.circlekeeper.helpline;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One public source that lists a number.
 *
 * @param date of the copy that was read, as {@code 2026-10-07}, {@code 2026-10} or {@code undated}
 */
record Listing(String source, String date) {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2})?");
    private static final String UNDATED = "undated";

    Listing {
        Given.text(source, "a source");
        Given.text(date, "the date of a source");
        if (!date.equals(UNDATED) && !isDate(date)) {
            throw new IllegalArgumentException("not a date: " + date);
        }
    }

    static boolean isDate(String date) {
        try {
            return DATE.matcher(date).matches()
                    && YearMonth.parse(date.substring(0, 7)).getMonthValue() > 0;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    /** The month of the newest source that says when. */
    static Optional<YearMonth> newest(List<Listing> listings) {
        return listings.stream()
                .filter(listing -> !listing.date.equals(UNDATED))
                .map(listing -> YearMonth.parse(listing.date.substring(0, 7)))
                .max(Comparator.naturalOrder());
    }
}
