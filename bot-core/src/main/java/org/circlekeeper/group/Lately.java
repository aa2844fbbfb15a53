package org.circlekeeper.group;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.Vault;

/**
 * The room in which somebody was just asked to write to the bot directly, so that their direct message finds the group.
 * In memory only, under keyed hashes, for an hour. Thread-safe.
 */
final class Lately {
    private final Vault vault;
    private final Cache<String, RoomId> rooms;

    Lately(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.rooms = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofHours(1))
                .build();
        vault.whenLocked(rooms::invalidateAll);
    }

    void spoke(UserId user, RoomId room) {
        rooms.put(tag(user), room);
    }

    Optional<RoomId> roomOf(UserId user) {
        return Optional.ofNullable(rooms.getIfPresent(tag(user)));
    }

    void forget(UserId user) {
        rooms.invalidate(tag(user));
    }

    private String tag(UserId user) {
        return vault.tagForLimits("lately", user);
    }
}
