package org.circlekeeper.discord.testkit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How often one thing may be asked, in windows that begin with the first request after the last. Times in nanoseconds. */
final class Bucket {
    /** A client's clock and ours may differ by this much without anybody being to blame. */
    private static final long TOLERANCE = 50_000_000;

    private final String name;
    private final int limit;
    private final long window;
    private int left;
    private long ends;
    private long blockedUntil;
    private boolean told;
    private Fault.Scope scope = Fault.Scope.USER;

    Bucket(String name, int limit, long window, long now) {
        this.name = name;
        this.limit = limit;
        this.window = window;
        this.left = limit;
        this.ends = now;
        this.blockedUntil = now;
    }

    /** Takes one of what is left; false if nothing is. */
    boolean take(long now) {
        if (now - blockedUntil < 0) {
            return false;
        }
        if (now - ends >= 0) {
            left = limit;
            ends = now + window;
            told = false;
        }
        if (left == 0) {
            told = false;
            blockedUntil = ends;
            scope = Fault.Scope.USER;
            return false;
        }
        left--;
        return true;
    }

    void block(Fault.Scope whose, long until) {
        blockedUntil = until;
        scope = whose;
        told = false;
    }

    /** Whether the client knew when it could come back, and did not wait. */
    boolean wasTold(long now) {
        boolean knew = told && blockedUntil - now > TOLERANCE;
        told = true;
        return knew;
    }

    Fault.Scope scope() {
        return scope;
    }

    double secondsLeft(long now) {
        return Math.max(0.001, (Math.max(blockedUntil, ends) - now) / 1e9);
    }

    double blockedFor(long now) {
        return Math.max(0.001, (blockedUntil - now) / 1e9);
    }

    Map<String, String> headers(long now, double epochSeconds) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-RateLimit-Limit", String.valueOf(limit));
        headers.put("X-RateLimit-Remaining", String.valueOf(left));
        headers.put("X-RateLimit-Reset-After", seconds(secondsLeft(now)));
        headers.put("X-RateLimit-Reset", seconds(epochSeconds + secondsLeft(now)));
        headers.put("X-RateLimit-Bucket", name);
        return headers;
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
