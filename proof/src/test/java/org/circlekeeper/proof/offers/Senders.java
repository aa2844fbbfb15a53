package org.circlekeeper.proof.offers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.circlekeeper.testkit.Person;

/** What senders read after they offered: one of two things, whatever became of the note. */
final class Senders {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AN_HOUR = 5;

    private final Map<Person, List<Instant>> passedOn = new HashMap<>();
    private final Set<String> said = new HashSet<>();

    /**
     * Looks at what a sender reads.
     *
     * @return false if it says they offered too often; only after five times within an hour may it say so
     */
    boolean hears(Person sender, Instant now) {
        List<Instant> before = passedOn.computeIfAbsent(sender, any -> new ArrayList<>());
        long lately = before.stream().filter(at -> at.plus(HOUR).isAfter(now)).count();
        if (sender.sees().contains("five times within an hour") && lately >= AN_HOUR) {
            return false;
        }
        said.add(sender.sees());
        before.add(now);
        return true;
    }

    /** Everything else they read; has to be one thing. */
    Set<String> said() {
        return said;
    }
}
