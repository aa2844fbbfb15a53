package org.circlekeeper.words;

import com.ibm.icu.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bot's words in one language. Thread-safe. */
public final class Words {
    private final Locale locale;
    private final @Nullable Words fallback;
    private final Map<String, Properties> files = new ConcurrentHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Words(Locale locale, @Nullable Words fallback) {
        this.locale = locale;
        this.fallback = fallback;
    }

    public Locale locale() {
        return locale;
    }

    /** Whether this language, or English, has the sentence. */
    public boolean has(String key) {
        return pattern(key) != null;
    }

    /**
     * The sentence with this key.
     *
     * @param values names and values in turn, as in {@code say("checkin.saved", "kind", "weather")}
     * @throws IllegalArgumentException for a key no language has: our mistake, never a person's
     */
    public String say(String key, Object... values) {
        String pattern = pattern(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        // most sentences have no placeholder; they need no ICU, which takes a while to wake up
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0 ? pattern : formatted(pattern, values);
    }

    /** Reading a pattern takes far longer than filling it in, so each is read once; one thread at a time may use it. */
    private String formatted(String pattern, Object... values) {
        MessageFormat format = formats.computeIfAbsent(pattern, read -> new MessageFormat(read, locale));
        synchronized (format) {
            return format.format(named(values));
        }
    }

    /**
     * What data says in this language, from a map of languages to words; English, then any other, where it lacks.
     *
     * @throws IllegalArgumentException if there are no words at all
     */
    public String from(Map<String, String> languages) {
        String own = languages.get(locale.getLanguage());
        if (own != null) {
            return own;
        }
        return Optional.ofNullable(languages.get("en"))
                .or(() -> languages.values().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("words in no language"));
    }

    private @Nullable String pattern(String key) {
        String file = key.substring(0, Math.max(0, key.indexOf('.')));
        String own = files.computeIfAbsent(
                        file, name -> Catalogue.read("/words/" + locale.toLanguageTag() + "/" + name + ".properties"))
                .getProperty(key);
        return own != null || fallback == null ? own : fallback.pattern(key);
    }

    private static Map<String, Object> named(Object[] values) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            named.put((String) values[i], values[i + 1]);
        }
        return named;
    }
}
