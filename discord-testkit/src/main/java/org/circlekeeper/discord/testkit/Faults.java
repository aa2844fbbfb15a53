package org.circlekeeper.discord.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Bad days of REST, each planned for requests to come. A route is named by method and path with stars for ids, as in
 * {@code POST channels/*\/messages}; {@code *} alone is any. Thread-safe.
 */
public final class Faults {
    private final Map<String, Queue<Fault>> planned = new HashMap<>();
    private Duration globalLimit = Duration.ZERO;
    private Duration cloudflare = Duration.ZERO;

    Faults() {}

    /**
     * The next request there gets a 429, and so does everything in its bucket until the time is over.
     *
     * @param scope {@code user}, {@code global} or {@code shared}
     */
    public void next429(String route, String scope, Duration retryAfter) {
        plan(route, 1, new Fault.Limit(Fault.Scope.valueOf(scope.toUpperCase(Locale.ROOT)), retryAfter));
    }

    /** From the next request on everything but interactions is limited for that long. */
    public synchronized void globalFor(Duration length) {
        globalLimit = length;
    }

    /** From the next request on Cloudflare answers for Discord, with a page and without a Via header. */
    public synchronized void cloudflareFor(Duration length) {
        cloudflare = length;
    }

    /** Fails before anything happened. */
    public void failWith(String route, int status, int times) {
        plan(route, times, new Fault.Failure(status));
    }

    /** Does what was asked and then says it failed: what a client sends again must not appear twice. */
    public void failAfterEffect(String route, int status, int times) {
        plan(route, times, new Fault.FailureAfterEffect(status));
    }

    /** Does what was asked, and breaks the connection within the answer. */
    public void cutBody(String route, int times) {
        plan(route, times, new Fault.CutBody());
    }

    /** Lets the next request wait. */
    public void stall(String route, Duration length) {
        plan(route, 1, new Fault.Stall(length));
    }

    /** Forgets what was planned and did not come yet. */
    public synchronized void clear() {
        planned.clear();
        globalLimit = Duration.ZERO;
        cloudflare = Duration.ZERO;
    }

    private synchronized void plan(String route, int times, Fault fault) {
        Queue<Fault> queue = planned.computeIfAbsent(route, key -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    synchronized @Nullable Fault take(String route) {
        Queue<Fault> own = planned.get(route);
        Fault fault = own == null ? null : own.poll();
        if (fault != null) {
            return fault;
        }
        Queue<Fault> any = planned.get("*");
        return any == null ? null : any.poll();
    }

    synchronized Duration takeGlobalLimit() {
        Duration taken = globalLimit;
        globalLimit = Duration.ZERO;
        return taken;
    }

    synchronized Duration takeCloudflare() {
        Duration taken = cloudflare;
        cloudflare = Duration.ZERO;
        return taken;
    }
}
