package org.circlekeeper.group;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.RoomId;

/**
 * Rooms that ask to belong to a group. The new room gets a word, and a moderator says it in the group's room: who sees
 * the word gains nothing, because the group's own moderators decide. In memory only, for 15 minutes. Thread-safe.
 */
final class Attaching {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, RoomId> asking;

    Attaching(InstantSource clock) {
        this.asking = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(1_000)
                .expireAfterWrite(Duration.ofMinutes(15))
                .build();
    }

    String ask(RoomId room) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        asking.put(word.toString(), room);
        return word.toString();
    }

    Optional<RoomId> find(String word) {
        return Optional.ofNullable(asking.getIfPresent(word.strip().toLowerCase(Locale.ROOT)));
    }
}
