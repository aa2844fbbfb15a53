package org.circlekeeper.matrix.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what changes elsewhere, and looks only when something did. Thread-safe. */
final class News {
    private long arrived;

    synchronized void arrive() {
        arrived++;
        notifyAll();
    }

    /** Empty when it was not there in time, or the thread was interrupted. */
    <T> Optional<T> await(Supplier<Optional<T>> look, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        long before;
        Optional<T> found;
        do {
            before = soFar();
            found = look.get();
        } while (found.isEmpty() && awaitMore(before, until));
        return found;
    }

    private synchronized long soFar() {
        return arrived;
    }

    private synchronized boolean awaitMore(long before, long until) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            while (arrived == before && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
            return arrived != before && left > 0;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
