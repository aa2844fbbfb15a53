package org.circlekeeper.group;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.circlekeeper.chat.Suggestion;

/** The countries of ISO 3166 by their code and their names. */
final class Countries {
    private static final Set<String> CODES = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));

    private Countries() {}

    /** The code of a country that was typed as a code or as a name in one of these languages. */
    static Optional<String> find(String typed, List<Locale> languages) {
        String code = typed.strip().toUpperCase(Locale.ROOT);
        if (CODES.contains(code)) {
            return Optional.of(code);
        }
        String wanted = folded(typed);
        return CODES.stream()
                .filter(known -> languages.stream()
                        .anyMatch(in -> folded(name(known, in)).equals(wanted)))
                .findFirst();
    }

    static String name(String code, Locale in) {
        return new Locale("", code).getDisplayCountry(in);
    }

    static List<Suggestion> all(Locale in) {
        return CODES.stream()
                .map(code -> new Suggestion(name(code, in), code))
                .sorted(Comparator.comparing(Suggestion::label))
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
