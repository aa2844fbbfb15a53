package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.discord.testkit.Faults;

/** Everything that can go wrong between a bot and Discord's REST, one after another, for a minute. */
final class BadDays {
    static final Duration LENGTH = Duration.ofSeconds(60);
    static final Duration LONGEST_STALL = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofMillis(2_500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<String> ROUTES = List.of("POST channels/*/messages", "POST users/@me/channels");
    private static final List<Integer> STATUSES = List.of(500, 502, 503, 504, 520, 521, 522, 523, 524, 529);

    private final Faults faults;
    private final Map<String, Integer> counts = new TreeMap<>();
    private volatile long stoppedUntil = System.nanoTime();
    private int next;

    BadDays(Faults faults) {
        this.faults = faults;
    }

    void pass() {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() < end) {
            one(next % 10, ROUTES.get(next / 10 % ROUTES.size()));
            next++;
            Machine.pause(PAUSE);
        }
    }

    private void one(int kind, String route) {
        switch (kind) {
            case 0 -> counted("429 user", () -> faults.next429(route, "user", Duration.ofMillis(1)));
            case 1 -> counted("429 user", () -> faults.next429(route, "user", Duration.ofSeconds(4)));
            case 2 -> counted("429 shared", () -> faults.next429(route, "shared", Duration.ofSeconds(2)));
            case 3 -> counted("429 global", () -> faults.globalFor(Duration.ofSeconds(2)));
            case 4 -> counted("429 of Cloudflare", this::everythingStops);
            case 5 -> counted("cut answer", () -> faults.cutBody(route, 1));
            case 6 -> counted("stalled", () -> faults.stall(route, LONGEST_STALL));
            case 7 -> counted("5xx after effect", () -> faults.failAfterEffect(ROUTES.get(0), 502, 2));
            case 8 -> counted("5xx", () -> faults.failWith(route, status(), 2));
            default -> counted("5xx for long", () -> faults.failWith(route, status(), 5));
        }
    }

    /** Cloudflare stands before the whole of Discord, answers to people included: nobody can be quick then. */
    private void everythingStops() {
        stoppedUntil = System.nanoTime() + LONGEST_STOP.toNanos();
        faults.cloudflareFor(Duration.ofSeconds(1));
    }

    /** Whether all of Discord was limited just now. */
    boolean isStopped() {
        return System.nanoTime() - stoppedUntil < 0;
    }

    private int status() {
        return STATUSES.get(next / 5 % STATUSES.size());
    }

    private void counted(String kind, Runnable plan) {
        counts.merge(kind, 1, Integer::sum);
        plan.run();
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
