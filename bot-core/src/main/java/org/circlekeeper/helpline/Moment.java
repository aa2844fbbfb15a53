package org.circlekeeper.helpline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** One instant on the walls of many places, read once for each. For one question, so for one thread. */
final class Moment {
    private final Instant now;
    private final Map<ZoneId, LocalDateTime> there = new HashMap<>();

    Moment(Instant now) {
        this.now = now;
    }

    /** What the clocks of a place show. */
    LocalDateTime in(ZoneId place) {
        LocalDateTime known = there.get(place);
        if (known == null) {
            known = LocalDateTime.ofInstant(now, place);
            there.put(place, known);
        }
        return known;
    }
}
