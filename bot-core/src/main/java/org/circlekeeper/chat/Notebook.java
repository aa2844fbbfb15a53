package org.circlekeeper.chat;

import java.time.Duration;
import java.util.Optional;

/** What an adapter must remember across restarts: durable, sealed, forgotten in time. */
public interface Notebook {
    Optional<String> read(String key);

    /** Writes over what was there; gone after {@code keep}. On disk when this returns. */
    void write(String key, String value, Duration keep);
}
