package org.circlekeeper.helpline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.UserId;

/**
 * Previews somebody looks at: whom an offer would go to, for a quarter of an hour, in memory and for that moderator
 * alone. Nothing is promised to anybody yet, so nothing is stored; after a restart one begins again. Thread-safe.
 */
final class OfferDrafts {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int ID_BITS = 80;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Draft> drafts;

    OfferDrafts(InstantSource clock) {
        drafts = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Lets go of every preview: whoever looked at one begins again. */
    void forgetEverybody() {
        drafts.invalidateAll();
    }

    private record Draft(UserId sender, String group, UserId recipient) {}

    /** A name for this preview that tells nothing. */
    String keep(UserId sender, String group, UserId recipient) {
        String id = new BigInteger(ID_BITS, random).toString(32);
        drafts.put(id, new Draft(sender, group, recipient));
        return id;
    }

    /** Whom it would go to; only for whoever made it, in the group it was made in. */
    Optional<UserId> recipient(String id, UserId sender, String group) {
        return Optional.ofNullable(drafts.getIfPresent(id))
                .filter(draft -> draft.sender().equals(sender) && draft.group().equals(group))
                .map(Draft::recipient);
    }
}
