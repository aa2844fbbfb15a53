package org.circlekeeper.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a button is good for, in seven bits: 1 to 31 minutes, hours or days; 0 for ever. */
final class ValidityCode {
    static final int FOR_EVER = 0;
    private static final int COUNT_BITS = 5;
    private static final int MOST = (1 << COUNT_BITS) - 1;
    private static final List<Duration> UNITS = List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    private ValidityCode() {}

    /** @throws IllegalArgumentException for a time that is none of these */
    static int of(Duration time) {
        for (int unit = 0; unit < UNITS.size(); unit++) {
            long count = time.dividedBy(UNITS.get(unit));
            if (count >= 1
                    && count <= MOST
                    && UNITS.get(unit).multipliedBy(count).equals(time)) {
                return (unit + 1) << COUNT_BITS | (int) count;
            }
        }
        throw new IllegalArgumentException("not 1 to 31 minutes, hours or days: " + time);
    }

    static Optional<Duration> read(int code) {
        int unit = code >> COUNT_BITS;
        return unit == 0 ? Optional.empty() : Optional.of(UNITS.get(unit - 1).multipliedBy(code & MOST));
    }
}
