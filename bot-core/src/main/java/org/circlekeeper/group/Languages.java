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

/** The languages and countries people chose, as far as they were read lately. In memory only, under keyed hashes. Thread-safe. */
final class Languages {
    private final Vault vault;
    private final Cache<String, Locale> chosen;
    private final Cache<String, String> countries;

    Languages(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.chosen = lately(clock).build();
        this.countries = lately(clock).build();
        vault.whenLocked(chosen::invalidateAll);
        vault.whenLocked(countries::invalidateAll);
    }

    private static Caffeine<Object, Object> lately(InstantSource clock) {
        return Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(10_000)
                .expireAfterAccess(Duration.ofHours(12));
    }

    Optional<String> countryOf(UserId user) {
        return Optional.ofNullable(countries.getIfPresent(tag(user)));
    }

    void heardCountry(UserId user, Optional<String> country) {
        country.ifPresent(code -> countries.put(tag(user), code));
    }

    Optional<Locale> of(UserId user) {
        return Optional.ofNullable(chosen.getIfPresent(tag(user)));
    }

    void heard(UserId user, Optional<Locale> language) {
        language.ifPresent(locale -> chosen.put(tag(user), locale));
    }

    void forget(UserId user) {
        chosen.invalidate(tag(user));
        countries.invalidate(tag(user));
    }

    private String tag(UserId user) {
        return vault.tagForLimits("language", user);
    }
}
