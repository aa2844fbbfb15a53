package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits of REST: per route and channel, 50 a second in all, and the count of invalid requests. Discord publishes no
 * numbers per route; these are of the size that is seen. Guarded by the {@link World}.
 */
final class Rates {
    private static final long SECOND = 1_000_000_000;
    private static final long INVALID_WINDOW = 600 * SECOND;
    private static final int INVALID_ALLOWED = 10_000;
    private static final int REMEMBERED_BUCKETS = 50_000;
    private static final Map<String, int[]> KNOWN = Map.of(
            "POST channels/*/messages", new int[] {5, 5},
            "PATCH channels/*/messages/*", new int[] {5, 5},
            "DELETE channels/*/messages/*", new int[] {5, 1},
            "POST webhooks/*/*", new int[] {5, 2},
            "PATCH webhooks/*/*/messages/*", new int[] {5, 2},
            "POST users/@me/channels", new int[] {50, 1},
            "POST channels/*/threads", new int[] {50, 300});

    private final Options options;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Bucket global;
    private final Deque<Long> invalid = new ArrayDeque<>();
    private long cloudflareUntil;
    private long globalUntil;
    private boolean banned;

    Rates(Options options) {
        this.options = options;
        this.global = new Bucket("global", 50, SECOND, now());
        this.cloudflareUntil = now();
        this.globalUntil = now();
    }

    private long now() {
        return options.ticker().getAsLong();
    }

    /** A 429 for a request that may not come now, otherwise nothing. */
    @Nullable
    RestAnswer refuse(RestRequest request, @Nullable String route, World world) {
        long now = now();
        if (banned || now - cloudflareUntil < 0) {
            long wait = banned ? INVALID_WINDOW : cloudflareUntil - now;
            return RestAnswer.page(429, "<html><title>Access denied | error code: 1015</title></html>")
                    .with(Map.of("Retry-After", String.valueOf(Math.max(1, (wait + SECOND - 1) / SECOND))));
        }
        boolean bound = !Set.of("interactions", "webhooks").contains(request.at(0));
        if (bound && (now - globalUntil < 0 || (options.limitsRates() && !global.take(now)))) {
            if (global.wasTold(now)) {
                early(request, world);
            }
            return limited(global, now, Fault.Scope.GLOBAL);
        }
        if (route == null) {
            return null;
        }
        Bucket bucket = bucket(request, route, now);
        if (options.limitsRates() ? bucket.take(now) : bucket.blockedFor(now) <= 0.001) {
            return null;
        }
        if (bucket.wasTold(now)) {
            early(request, world);
        }
        return limited(bucket, now, bucket.scope());
    }

    private static void early(RestRequest request, World world) {
        world.violation(request.method() + " " + request.whole() + " was sent before its Retry-After");
    }

    /** Limits the bucket of a request from now on. */
    void limit(RestRequest request, String route, Fault.Limit limit) {
        long until = now() + limit.retryAfter().toNanos();
        if (limit.scope() == Fault.Scope.GLOBAL) {
            limitAll(limit.retryAfter());
        } else {
            bucket(request, route, now()).block(limit.scope(), until);
        }
    }

    void limitAll(Duration length) {
        globalUntil = now() + length.toNanos();
        global.block(Fault.Scope.GLOBAL, globalUntil);
    }

    void cloudflare(Duration length) {
        cloudflareUntil = now() + length.toNanos();
    }

    Map<String, String> headers(RestRequest request, String route) {
        if (!options.limitsRates() || request.at(0).equals("interactions")) {
            return Map.of();
        }
        long now = now();
        return bucket(request, route, now).headers(now, options.clock().millis() / 1e3);
    }

    private Bucket bucket(RestRequest request, String route, long now) {
        String major = request.path().size() > 1 ? request.at(request.at(0).equals("webhooks") ? 2 : 1) : "";
        if (buckets.size() > REMEMBERED_BUCKETS) {
            buckets.clear();
        }
        int[] numbers = KNOWN.getOrDefault(route, new int[] {50, 1});
        String name = Integer.toHexString(route.hashCode());
        return buckets.computeIfAbsent(
                route + " " + major, key -> new Bucket(name, numbers[0], numbers[1] * SECOND, now));
    }

    private RestAnswer limited(Bucket bucket, long now, Fault.Scope scope) {
        double seconds = bucket.blockedFor(now);
        ObjectNode body =
                Json.object().put("message", "You are being rate limited.").put("retry_after", seconds);
        body.put("global", scope == Fault.Scope.GLOBAL);
        Map<String, String> headers = new HashMap<>();
        if (scope == Fault.Scope.GLOBAL) {
            headers.put("X-RateLimit-Global", "true");
        } else {
            headers.putAll(bucket.headers(now, options.clock().millis() / 1e3));
            headers.put("X-RateLimit-Remaining", "0");
            headers.put("X-RateLimit-Reset-After", Bucket.seconds(seconds));
        }
        headers.put("X-RateLimit-Scope", scope.name().toLowerCase(Locale.ROOT));
        headers.put("Retry-After", String.valueOf((long) Math.ceil(seconds)));
        return RestAnswer.of(429, body).with(headers);
    }

    /** Counts what could get the bot's address banned. */
    void count(RestAnswer answer, World world) {
        boolean shared = "shared".equals(answer.headers().get("X-RateLimit-Scope"));
        boolean counts = answer.status() == 401 || answer.status() == 403 || (answer.status() == 429 && !shared);
        if (!counts || banned) {
            return;
        }
        invalid.add(now());
        if (invalid() > INVALID_ALLOWED) {
            banned = true;
            world.violation("banned for more than " + INVALID_ALLOWED + " invalid requests in ten minutes");
        }
    }

    int invalid() {
        while (!invalid.isEmpty() && now() - invalid.getFirst() > INVALID_WINDOW) {
            invalid.removeFirst();
        }
        return invalid.size();
    }
}
