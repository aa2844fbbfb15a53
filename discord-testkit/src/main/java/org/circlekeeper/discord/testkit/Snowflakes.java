package org.circlekeeper.discord.testkit;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids that carry a time, as Discord's do: milliseconds since 2015 above bit 22. Thread-safe. */
final class Snowflakes {
    private static final long EPOCH = 1_420_070_400_000L;
    private static final int TURN = 16;
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong servers = new AtomicLong();

    Snowflakes(InstantSource clock) {
        this.clock = clock;
    }

    String next() {
        long now = (clock.millis() - EPOCH) << 22;
        return Long.toUnsignedString(last.updateAndGet(before -> Math.max(before + 1, now)));
    }

    /** Ids whose times take turns, so that servers spread over up to sixteen shards evenly. */
    String nextServer() {
        long turn = servers.getAndIncrement();
        long now = clock.millis() - EPOCH;
        return Long.toUnsignedString(last.updateAndGet(before -> {
            long earliest = Math.max((before >> 22) + 1, now);
            return (earliest + Math.floorMod(turn - earliest, TURN)) << 22;
        }));
    }
}
