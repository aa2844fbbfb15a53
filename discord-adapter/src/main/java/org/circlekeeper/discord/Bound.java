package org.circlekeeper.discord;

import java.time.Duration;
import java.util.Optional;
import org.circlekeeper.chat.UserId;

/**
 * Whom, where and how long a button is for.
 *
 * @param person the only one who may press; empty when anybody may
 * @param home the id of the server it is shown in, or {@code dm}
 * @param goodFor how long; empty for ever
 */
record Bound(Optional<UserId> person, String home, Optional<Duration> goodFor) {

    /** For whoever comes by, as long as it is there. */
    static Bound toAnybody(String home) {
        return new Bound(Optional.empty(), home, Optional.empty());
    }

    /** For one person, as long as it is there. */
    static Bound to(UserId person, String home) {
        return new Bound(Optional.of(person), home, Optional.empty());
    }

    /** The same, for so long. */
    Bound goodFor(Duration time) {
        return new Bound(person, home, Optional.of(time));
    }
}
