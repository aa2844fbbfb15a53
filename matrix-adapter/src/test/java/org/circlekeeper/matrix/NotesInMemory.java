package org.circlekeeper.matrix;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.circlekeeper.chat.Notebook;

/** What the adapter remembers, for as long as a test takes. */
final class NotesInMemory implements Notebook {
    private final Map<String, String> notes = new ConcurrentHashMap<>();
    volatile boolean locked;

    @Override
    public Optional<String> read(String key) {
        refuseWhileLocked();
        return Optional.ofNullable(notes.get(key));
    }

    @Override
    public void write(String key, String value, Duration keep) {
        refuseWhileLocked();
        notes.put(key, value);
    }

    private void refuseWhileLocked() {
        if (locked) {
            throw new IllegalStateException("locked");
        }
    }
}
