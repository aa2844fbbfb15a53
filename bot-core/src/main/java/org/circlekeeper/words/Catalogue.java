package org.circlekeeper.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All languages the bot speaks. Thread-safe; a file is read when its first sentence is needed. */
public final class Catalogue {
    private final Map<String, Words> languages = new LinkedHashMap<>();

    public Catalogue() {
        Properties index = read("/words/languages.properties");
        Words english = new Words(Locale.ENGLISH, null);
        languages.put("en", english);
        new TreeMap<>(index).forEach((tag, name) -> {
            if (!tag.equals("en")) {
                languages.put((String) tag, new Words(Locale.forLanguageTag((String) tag), english));
            }
        });
    }

    /** The languages, English first. */
    public List<Locale> languages() {
        return languages.values().stream().map(Words::locale).toList();
    }

    /** The words for somebody who speaks this; English where we have nothing nearer. */
    public Words in(Locale locale) {
        Words words = languages.get(locale.getLanguage());
        return words == null ? english() : words;
    }

    /** The words of exactly this language, by its tag. */
    public Optional<Words> named(String tag) {
        return Optional.ofNullable(languages.get(tag.toLowerCase(Locale.ROOT)));
    }

    private Words english() {
        Words words = languages.get("en");
        if (words == null) {
            throw new IllegalStateException("English is missing");
        }
        return words;
    }

    static Properties read(String path) {
        Properties properties = new Properties();
        try (@Nullable InputStream file = Catalogue.class.getResourceAsStream(path)) {
            if (file != null) {
                properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
