package org.circlekeeper.matrix;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Lets messages pass as fast as the server takes them. It knows no limit of its own: it learns from what the server says
 * ({@code retry_after_ms}), keeps that distance, and forgets it after a while in which little was sent. Who asked for help
 * goes first. Thread-safe.
 */
final class Gate {
    /** Which goes first when all have to wait. */
    enum Lane {
        HELP,
        ANSWERS,
        MODERATION,
        NOTES
    }

    /** Longer than any sensible server asks for; what it says beyond that is not believed. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Longer ago, the last one has nothing to do with it. */
    private static final Duration MOST_GONE_BY = Duration.ofSeconds(10);

    /** A server's burst is full again after about as many distances. */
    private static final int QUIET = 12;

    private final InstantSource clock;
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>(Comparator.comparing(Ticket::lane).thenComparingLong(Ticket::number));
    private long next;
    private long distance;
    private long last;
    private long passing;
    private long taken;
    private long count;
    private boolean closed;

    private record Ticket(Lane lane, long number) {}

    Gate(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Waits for its turn.
     *
     * @return false when the gate was closed meanwhile
     */
    synchronized boolean pass(Lane lane) throws InterruptedException {
        Ticket mine = new Ticket(lane, count++);
        waiting.add(mine);
        try {
            while (!closed) {
                long now = now();
                if (mine.equals(waiting.peek()) && now >= next) {
                    passed(now);
                    return true;
                }
                wait(mine.equals(waiting.peek()) ? Math.max(1, next - now) : 0);
            }
            return false;
        } finally {
            waiting.remove(mine);
            notifyAll();
        }
    }

    /** How long somebody would wait who is in no hurry; zero when they passed. */
    synchronized Duration passOrSay() {
        long now = now();
        if (waiting.isEmpty() && now >= next) {
            passed(now);
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.max(1, Math.max(next - now, distance * (waiting.size() + 1))));
    }

    /** Nobody waits longer than the distance, unless the clock was set back. */
    private long now() {
        long now = clock.millis();
        if (next - now > distance) {
            next = now;
            last = now;
        }
        return now;
    }

    private void passed(long now) {
        if (now - last > QUIET * distance) {
            distance = 0;
        }
        last = now;
        next = now + distance;
        taken = passing;
        passing = now;
    }

    /**
     * The server said that this was too fast. What it says is what is left of its distance, of which a part has gone by since
     * it took the last one.
     */
    synchronized void limited(Duration after) {
        long now = clock.millis();
        Duration believed = after.compareTo(LONGEST) > 0 ? LONGEST : after;
        long wait = Math.max(100, believed.toMillis());
        long goneBy = Math.max(0, Math.min(now - taken, MOST_GONE_BY.toMillis()));
        distance = Math.max(distance, taken == 0 ? wait : goneBy + wait);
        next = Math.max(next, now + wait);
        passing = taken;
        last = next;
        notifyAll();
    }

    /** Nobody passes any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
