package org.circlekeeper.helpline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;

/**
 * Knows for ten seconds that somebody asked exactly this in this very place, so that a double tap is not answered at length twice. It holds
 * hashes under a salt that lives and dies with the process; nobody can be found in it. Thread-safe.
 */
final class JustAsked {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int SALT_BYTES = 16;

    private final byte[] salt = new byte[SALT_BYTES];
    private final Cache<String, Boolean> asked;

    JustAsked(InstantSource clock) {
        new SecureRandom().nextBytes(salt);
        asked = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(MOMENT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Whether this person asked this here a moment ago; from now on they did. What stands elsewhere is no answer here. */
    boolean again(UserId user, Place place, Object question) {
        return asked.asMap().putIfAbsent(hash(user, place, question), true) != null;
    }

    /** Lets go of everybody, and of the salt by which they could be recognised. */
    void forgetEverybody() {
        asked.invalidateAll();
        new SecureRandom().nextBytes(salt);
    }

    private String hash(UserId user, Place place, Object question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            String asker = String.join(
                    "|",
                    List.of(
                            user.platform().name(),
                            user.value(),
                            place.kind().name(),
                            place.room().home(),
                            place.room().value(),
                            place.thread().map(ThreadId::value).orElse(""),
                            question.toString()));
            return Base64.getEncoder().encodeToString(digest.digest(asker.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
