package org.circlekeeper.helpline;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.circlekeeper.command.Nearness;
import org.circlekeeper.words.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * What people may mean by a word that stands on no button, in every language the bot speaks and with one slip of the
 * finger. Thread-safe; read when first needed.
 */
final class OtherWords {
    static final String NEED = "need";
    static final String BY = "by";
    static final String WHOM = "for";
    static final String ANSWER = "answer";

    private static final String FILE = "/helpline/other-words.properties";
    /** Whoever writes more than this tells a story, and is not guessed at. */
    private static final int LONGEST = 120;

    private static final int LONG_ENOUGH = 5;

    private final Catalogue catalogue;
    private volatile Map<String, Map<String, String>> meanings = Map.of();

    OtherWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The value somebody meant, in kebab case. */
    Optional<String> find(String kind, String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> whole = exactly(kind, typed).or(() -> slip(kind, Plain.letters(typed)));
        return whole.isPresent() || !kind.equals(NEED) ? whole : inSentence(kind, typed);
    }

    /** The same for a word that must be one we know, letter for letter. */
    Optional<String> exactly(String kind, String typed) {
        return Optional.ofNullable(of(kind).get(key(typed)));
    }

    /** One meaning in a longer phrase, when no other is in it. */
    private Optional<String> inSentence(String kind, String typed) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : typed.split("[\\s,.;:!?/()]+", 20)) {
            exactly(kind, word).ifPresent(found::add);
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private Optional<String> slip(String kind, String letters) {
        Set<String> found = new LinkedHashSet<>();
        of(kind).forEach((word, meaning) -> {
            boolean alike = letters.length() >= LONG_ENOUGH && Math.abs(word.length() - letters.length()) <= 1;
            if (alike && Nearness.between(word, letters) <= 1) {
                found.add(meaning);
            }
        });
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static String key(String typed) {
        String letters = Plain.letters(typed);
        return letters.isEmpty() ? typed.strip() : letters;
    }

    private Map<String, String> of(String kind) {
        if (meanings.isEmpty()) {
            meanings = read();
        }
        return meanings.getOrDefault(kind, Map.of());
    }

    private Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> known = new HashMap<>();
        Properties file = new Properties();
        try (@Nullable InputStream open = OtherWords.class.getResourceAsStream(FILE)) {
            if (open != null) {
                file.load(new InputStreamReader(open, StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        file.stringPropertyNames().forEach(name -> {
            int dot = name.indexOf('.');
            String meaning = name.substring(dot + 1);
            Map<String, String> words = known.computeIfAbsent(name.substring(0, dot), any -> new HashMap<>());
            words.put(key(meaning), meaning);
            for (Locale locale : catalogue.languages()) {
                words.put(key(catalogue.in(locale).say("helpline." + name)), meaning);
            }
            for (String word : file.getProperty(name).split(",", -1)) {
                words.putIfAbsent(key(word), meaning);
            }
        });
        return Map.copyOf(known);
    }
}
