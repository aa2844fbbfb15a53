package org.circlekeeper.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.LockedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts requests by a tag that names nobody. Kept in memory only: a restart forgives. */
final class Limiter {
    private static final Logger log = LoggerFactory.getLogger(Limiter.class);

    private final BiFunction<String, UserId, String> tags;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** @param tags a name for somebody at one purpose */
    Limiter(BiFunction<String, UserId, String> tags, InstantSource clock) {
        this.tags = tags;
        this.buckets = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Lets go of everybody: they begin anew. */
    void forgetEverybody() {
        buckets.invalidateAll();
    }

    /** @throws LockedException when nobody can be tagged because the keys are gone; never for a limit that is none */
    boolean lets(UserId user, Limit limit) {
        if (limit.equals(Limit.NONE)) {
            return true;
        }
        try {
            return buckets.get(
                            tags.apply(limit.name(), user),
                            tag -> Bucket.builder()
                                    .withCustomTimePrecision(time)
                                    .addLimit(bandwidth ->
                                            bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.per()))
                                    .build())
                    .tryConsume(1);
        } catch (LockedException locked) {
            // nothing is broken: the desk says that the bot is locked
            throw locked;
        } catch (RuntimeException broken) {
            log.warn("limit {} is broken and will {}", limit.name(), limit.whenBroken());
            return limit.whenBroken() == Limit.WhenBroken.LET_THROUGH;
        }
    }
}
