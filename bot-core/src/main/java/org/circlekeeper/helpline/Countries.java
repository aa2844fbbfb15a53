package org.circlekeeper.helpline;

import com.ibm.icu.text.Collator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * Countries by name in every language the bot speaks, by code, by flag, and with a slip of the finger. Where it
 * could be another country it asks; it never takes a country for granted. Thread-safe; names are read when first needed.
 */
final class Countries {
    private static final String OTHER_NAMES = "/helpline/countries.properties";
    /** Have a code of their own and emergency numbers, and are in no list of the JDK. */
    private static final List<String> MORE = List.of("AC", "TA", "XK");

    private static final String ASKS = "asks ";
    /** Written large, two letters are a code; written small they may be a word. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,3}");

    private static final int MOST_GUESSES = 4;
    private static final int MOST_WORDS = 4;
    /** Shorter names are like too many words. */
    private static final int SHORT = 3;

    private static final int LONG_ENOUGH = 5;
    private static final int SLIPS = 2;

    private final List<Locale> spoken;
    private final Set<String> codes = Set.copyOf(codes());
    private final Map<Locale, List<Suggestion>> suggestions = new ConcurrentHashMap<>();
    private volatile Map<String, Guess> byName = Map.of();

    Countries(List<Locale> spoken) {
        this.spoken = List.copyOf(spoken);
    }

    /**
     * What somebody may have meant.
     *
     * @param asks whether even one country is a guess, to be asked about first
     */
    record Guess(List<String> codes, boolean asks) {
        Guess {
            codes = List.copyOf(codes);
        }

        /** The one country it is. */
        Optional<String> certain() {
            return asks || codes.size() != 1 ? Optional.empty() : Optional.of(codes.get(0));
        }
    }

    static List<String> codes() {
        List<String> codes = new ArrayList<>(List.of(Locale.getISOCountries()));
        MORE.stream().filter(code -> !codes.contains(code)).forEach(codes::add);
        return codes;
    }

    static String name(String code, Locale in) {
        return Names.country(code, in);
    }

    /** Every country, sorted the way this language sorts. */
    List<Suggestion> suggestions(Locale in) {
        return suggestions.computeIfAbsent(in, Countries::sorted);
    }

    private static List<Suggestion> sorted(Locale in) {
        Collator collator = Collator.getInstance(in);
        return codes().stream()
                .map(code -> new Suggestion(name(code, in), code))
                .sorted(Comparator.comparing(Suggestion::label, collator))
                .toList();
    }

    /** Certain for a whole name, code or flag, and for one slip in a name like no other; everything else is asked. */
    Guess recognise(String typed) {
        String flag = fromFlag(typed);
        String code = flag.isEmpty() ? typed.strip() : flag;
        String letters = Plain.letters(code);
        if (CODE.matcher(code).matches() && codes.contains(code)) {
            return new Guess(List.of(code), false);
        }
        Guess exact = names().get(letters);
        if (exact != null) {
            return exact.asks() && CODE.matcher(code).matches() ? new Guess(exact.codes(), false) : exact;
        }
        return slip(letters).orElseGet(() -> new Guess(candidates(typed, letters), true));
    }

    /** The country of a whole name, a flag, or a code written large; no slip, and nothing that is also a word. */
    Optional<String> exactly(String typed) {
        String flag = fromFlag(typed);
        String name = flag.isEmpty() ? typed.strip() : flag;
        String letters = Plain.letters(name);
        boolean code = CODE.matcher(name).matches();
        if (code && codes.contains(name)) {
            return Optional.of(name);
        }
        return code || letters.length() > SHORT
                ? Optional.ofNullable(names().get(letters)).flatMap(Guess::certain)
                : Optional.empty();
    }

    /** Two regional indicators make a flag, and spell the code. */
    private static String fromFlag(String typed) {
        StringBuilder code = new StringBuilder();
        typed.codePoints()
                .filter(point -> point >= 0x1F1E6 && point <= 0x1F1FF)
                .forEach(point -> code.append((char) ('A' + point - 0x1F1E6)));
        return code.length() == 2 ? code.toString() : "";
    }

    /** One slip in one name of five letters or more, when no other country is nearly as near. */
    private Optional<Guess> slip(String letters) {
        Map<Integer, Set<String>> near = near(letters, SLIPS);
        Set<String> codes = new LinkedHashSet<>();
        near.values().forEach(codes::addAll);
        boolean one = letters.length() >= LONG_ENOUGH && codes.size() == 1 && near.containsKey(1);
        return one && !goesOn(letters) ? Optional.of(new Guess(List.copyOf(codes), false)) : Optional.empty();
    }

    /** Indiana goes on after India, and Niger goes on to Nigeria: no slip, another word. */
    private boolean goesOn(String letters) {
        return names().entrySet().stream()
                .filter(name -> name.getKey().length() > SHORT)
                .anyMatch(name -> (name.getValue().asks() && Nearness.between(name.getKey(), letters) <= 1)
                        || name.getKey().startsWith(letters)
                        || letters.startsWith(name.getKey()));
    }

    /** To choose from: named in a sentence, nearly typed, or begun. */
    private List<String> candidates(String typed, String letters) {
        Set<String> codes = new LinkedHashSet<>(named(typed));
        if (codes.isEmpty() && letters.length() > SHORT) {
            near(letters, letters.length() < LONG_ENOUGH + 1 ? 1 : SLIPS)
                    .values()
                    .forEach(some -> some.stream().sorted().forEach(codes::add));
            names().entrySet().stream()
                    .filter(name -> name.getKey().startsWith(letters))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(name -> codes.addAll(name.getValue().codes()));
        }
        return codes.stream().limit(MOST_GUESSES).toList();
    }

    private Map<Integer, Set<String>> near(String letters, int most) {
        Map<Integer, Set<String>> byDistance = new TreeMap<>();
        names().forEach((name, guess) -> {
            if (name.length() > SHORT && Math.abs(name.length() - letters.length()) <= most) {
                int distance = Nearness.between(name, letters);
                if (distance <= most) {
                    byDistance
                            .computeIfAbsent(distance, any -> new LinkedHashSet<>())
                            .addAll(guess.codes());
                }
            }
        });
        return byDistance;
    }

    /** Countries named in a longer sentence, as in "I live in New Zealand"; the longest name first. */
    private Set<String> named(String typed) {
        Set<String> codes = new LinkedHashSet<>();
        String[] words = typed.split("[\\s,.;:!?/()]+", 20);
        int from = 0;
        while (from < words.length) {
            int to = Math.min(words.length, from + MOST_WORDS);
            while (to > from && !addNamed(codes, String.join(" ", List.of(words).subList(from, to)))) {
                to--;
            }
            from = Math.max(from + 1, to);
        }
        return codes;
    }

    private boolean addNamed(Set<String> codes, String words) {
        String letters = Plain.letters(words);
        boolean telling = letters.length() > SHORT || CODE.matcher(words).matches();
        Guess named = telling ? names().get(letters) : null;
        if (named != null) {
            codes.addAll(named.codes());
        }
        return named != null;
    }

    private Map<String, Guess> names() {
        Map<String, Guess> known = byName;
        if (known.isEmpty()) {
            known = read();
            byName = known;
        }
        return known;
    }

    private Map<String, Guess> read() {
        Map<String, Set<String>> names = new HashMap<>();
        for (String code : codes()) {
            spoken.forEach(locale -> add(names, name(code, locale), code));
            add(names, code, code);
            add(names, longCode(code), code);
        }
        Map<String, Guess> guesses = new HashMap<>();
        names.forEach((name, codes) -> guesses.put(name, new Guess(List.copyOf(codes), false)));
        Properties more = new Properties();
        try (@Nullable InputStream file = Countries.class.getResourceAsStream(OTHER_NAMES)) {
            if (file != null) {
                more.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        more.forEach((name, codes) -> guesses.put(Plain.letters((String) name), guess((String) codes)));
        return Map.copyOf(guesses);
    }

    private static Guess guess(String codes) {
        boolean asks = codes.startsWith(ASKS);
        return new Guess(List.of(codes.substring(asks ? ASKS.length() : 0).split(" ", -1)), asks);
    }

    private static void add(Map<String, Set<String>> names, String name, String code) {
        String letters = Plain.letters(name);
        if (!letters.isEmpty()) {
            names.computeIfAbsent(letters, any -> new LinkedHashSet<>()).add(code);
        }
    }

    private static String longCode(String code) {
        try {
            return new Locale.Builder().setRegion(code).build().getISO3Country();
        } catch (MissingResourceException none) {
            return "";
        }
    }
}
