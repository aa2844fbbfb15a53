package org.circlekeeper.helpline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Languages by code or by name, in every language the bot speaks. Thread-safe; the names are read when first needed. */
final class Languages {
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");

    private final List<Locale> spoken;
    private volatile Map<String, String> byName = Map.of();

    Languages(List<Locale> spoken) {
        this.spoken = List.copyOf(spoken);
    }

    /** Refuses what is no BCP 47 tag of a language. */
    static void check(String tag) {
        Given.that(TAG.matcher(tag).matches(), "not the tag of a language: " + tag);
    }

    /** The code of a language somebody named. */
    Optional<String> find(String named) {
        if (byName.isEmpty()) {
            byName = Map.copyOf(names());
        }
        String alone = named.strip().replaceFirst("^([A-Za-z]{2,3})[-_].*", "$1"); // es-MX, pt_BR
        return Optional.ofNullable(byName.get(Plain.letters(named)))
                .or(() -> Optional.ofNullable(byName.get(Plain.letters(alone))));
    }

    static String nameOf(String code, Locale in) {
        return Names.language(code, in);
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Arrays.asList(Locale.getISOLanguages())) {
            names.put(code, code);
            spoken.forEach(locale -> names.put(Plain.letters(nameOf(code, locale)), code));
            names.putIfAbsent(Plain.letters(nameOf(code, Locale.forLanguageTag(code))), code);
        }
        names.remove("");
        return names;
    }
}
