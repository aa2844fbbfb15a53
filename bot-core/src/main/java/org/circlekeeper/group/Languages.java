package org.circlekeeper.group;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.Vault;

/** The languages people chose, as far as they were read lately. In memory only, under keyed hashes. Thread-safe. */
final class Languages {
    private final Vault vault;
    private final Cache<String, Locale> chosen;

    Languages(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.chosen = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(10_000)
                .expireAfterAccess(Duration.ofHours(12))
                .build();
    }

    Optional<Locale> of(UserId user) {
        return Optional.ofNullable(chosen.getIfPresent(tag(user)));
    }

    void heard(UserId user, Optional<Locale> language) {
        language.ifPresent(locale -> chosen.put(tag(user), locale));
    }

    void forget(UserId user) {
        chosen.invalidate(tag(user));
    }

    private String tag(UserId user) {
        return vault.tagForLimits("language", user);
    }
}
