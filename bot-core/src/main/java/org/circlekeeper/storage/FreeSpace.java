package org.circlekeeper.storage;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Room left on the disk, looked at once a second at most. Thread-safe. */
final class FreeSpace {
    /** Below this the bot does not start: a burst of commits can grow an H2 file by tens of megabytes. */
    static final long TO_START = 50L << 20;

    /** Below this nothing new is written, so that what is being written can still end well. */
    static final long TO_WRITE = 20L << 20;

    private static final long A_SECOND = 1_000_000_000L;

    private final LongSupplier bytes;
    private final LongSupplier nanos;
    private final AtomicLong seen = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong seenAt;

    FreeSpace(LongSupplier bytes, LongSupplier nanos) {
        this.bytes = bytes;
        this.nanos = nanos;
        this.seenAt = new AtomicLong(nanos.getAsLong() - 2 * A_SECOND);
    }

    boolean enoughToStart() {
        return bytes.getAsLong() >= TO_START;
    }

    boolean enoughToWrite() {
        long now = nanos.getAsLong();
        long then = seenAt.get();
        if (now - then > A_SECOND && seenAt.compareAndSet(then, now)) {
            seen.set(bytes.getAsLong());
        }
        return seen.get() >= TO_WRITE;
    }
}
