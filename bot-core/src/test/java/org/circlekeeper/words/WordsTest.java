package org.circlekeeper.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path WORDS = RESOURCES.resolve("words");

    /** What we never say, and why: see CONTRIBUTING. */
    private static final Map<String, Pattern> NEVER = Map.of(
            "en",
            whole("streak\\w*|missed|rank(s|ed|ing)?|leaderboard|badge\\w*|diagnos\\w+|patients?|symptom\\w*"
                    + "|disorder\\w*|committed suicide|verified|anonymous(ly)?|score\\w*"),
            "es",
            whole("racha\\w*|te perdiste|te has perdido|ranking\\w*|insignia\\w*|diagn[oó]stic\\w+|pacientes?"
                    + "|s[ií]ntoma\\w*|trastorno\\w*|verificad[oa]s?|an[oó]nim\\w+|puntuaci\\w+"),
            "de",
            whole("serien?|strähne\\w*|verpasst\\w*|versäumt\\w*|rang|ränge|rangliste\\w*|abzeichen|diagnos\\w+"
                    + "|patient\\w*|symptom\\w*|störung\\w*|selbstmord\\w*|verifiziert\\w*|anonym\\w*|punktzahl\\w*"));

    private static Pattern whole(String words) {
        return Pattern.compile("(?<!\\p{L})(" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "de"})
    void every_language_says_everything_english_says_and_nothing_else(String language) throws IOException {
        Map<String, Set<String>> english = keysByFile("en");
        assertThat(english).isNotEmpty();
        assertThat(keysByFile(language)).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void every_sentence_has_the_placeholders_of_the_english_one(String language) throws IOException {
        Map<String, String> english = all("en");
        all(language)
                .forEach((key, sentence) -> assertThat(placeholders(sentence))
                        .as(language + " " + key)
                        .isEqualTo(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void nothing_is_empty_and_every_apostrophe_survives(String language) throws IOException {
        all(language).forEach((key, sentence) -> {
            assertThat(sentence).as(key).isNotBlank();
            assertThat(sentence)
                    .as(key + " has a straight apostrophe, which a pattern eats")
                    .doesNotContain("'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void the_words_we_never_use_stay_away(String language) throws IOException {
        Pattern never = NEVER.get(language);
        all(language)
                .forEach((key, sentence) -> assertThat(
                                never.matcher(sentence).results().map(m -> m.group()))
                        .as(key + ": " + sentence)
                        .isEmpty());
        for (String text : textsOf(language)) {
            assertThat(never.matcher(text).results().map(m -> m.group()))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void the_test_above_would_notice() {
        assertThat(NEVER.get("en").matcher("You missed two days").find()).isTrue();
        assertThat(NEVER.get("es").matcher("Tu racha es de 3 días").find()).isTrue();
        assertThat(NEVER.get("de").matcher("Du hast zwei Tage verpasst.").find())
                .isTrue();
        assertThat(NEVER.get("en").matcher("I dismissed it").find()).isFalse();
    }

    @Test
    void each_key_stands_in_the_file_its_first_word_names() throws IOException {
        keysByFile("en").forEach((file, keys) -> assertThat(keys).allMatch(key -> key.startsWith(file + ".")));
    }

    @Test
    void the_code_asks_only_for_sentences_that_exist_and_every_sentence_is_asked_for() throws IOException {
        Set<String> known = all("en").keySet();
        Set<String> exact = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        Pattern literal = Pattern.compile("\"([a-z]+\\.[a-z0-9_.-]*)\"");
        for (Path file : sources()) {
            Matcher found = literal.matcher(code(file));
            while (found.find()) {
                String text = found.group(1);
                (text.endsWith(".") || text.endsWith("_") ? beginnings : exact).add(text);
            }
        }
        Set<String> asked = said();
        assertThat(asked).as("keys given to say(…)").isNotEmpty();
        assertThat(asked.stream().filter(key -> !known.contains(key))).isEmpty();
        List<String> idle = known.stream()
                .filter(key -> !exact.contains(key))
                .filter(key -> exact.stream()
                        .noneMatch(prefix -> key.startsWith(prefix + "_") || key.startsWith(prefix + ".")))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .filter(key -> !key.endsWith(".description") && !key.startsWith("option."))
                .toList();
        assertThat(idle).as("sentences nobody says").isEmpty();
    }

    /** Keys that stand literally in a call of {@code say}. */
    private static Set<String> said() throws IOException {
        Set<String> keys = new TreeSet<>();
        Pattern say = Pattern.compile("\\bsay\\(\\s*\"([a-z]+\\.[a-z0-9_.-]*[a-z0-9])\"\\s*[,)]");
        for (Path file : sources()) {
            Matcher found = say.matcher(code(file));
            while (found.find()) {
                keys.add(found.group(1));
            }
        }
        return keys;
    }

    private static String code(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.strip().startsWith("*"))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("bot-core", "console-adapter", "discord-adapter", "matrix-adapter", "app")) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src/main/java"))) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    @Test
    void a_language_we_do_not_speak_is_answered_in_english() {
        assertThat(new Catalogue().in(Locale.JAPANESE).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(new Catalogue().in(Locale.forLanguageTag("de-AT")).locale()).isEqualTo(Locale.GERMAN);
        assertThat(new Catalogue().languages()).startsWith(Locale.ENGLISH).hasSize(3);
    }

    @Test
    void a_key_nobody_knows_is_our_mistake() {
        assertThatThrownBy(() -> new Catalogue().in(Locale.ENGLISH).say("desk.no_such_thing"))
                .hasMessageContaining("desk.no_such_thing");
    }

    private static Set<String> placeholders(String sentence) {
        return new TreeSet<>(new MessageFormat(sentence, Locale.ENGLISH).getArgumentNames());
    }

    private static Map<String, Set<String>> keysByFile(String language) throws IOException {
        Map<String, Set<String>> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(WORDS.resolve(language))) {
            for (Path file : files.toList()) {
                keys.put(
                        file.getFileName().toString().replace(".properties", ""),
                        new TreeSet<>(read(file).stringPropertyNames()));
            }
        }
        return keys;
    }

    private static Map<String, String> all(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(WORDS.resolve(language))) {
            for (Path file : files.toList()) {
                Properties sentences = read(file);
                sentences.stringPropertyNames().forEach(key -> all.put(key, sentences.getProperty(key)));
            }
        }
        return all;
    }

    private static Properties read(Path file) throws IOException {
        Properties sentences = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            sentences.load(reader);
        }
        return sentences;
    }

    /** Every text in this language of the data files: check-in kinds, cards, clauses. */
    private static List<String> textsOf(String language) throws IOException {
        List<String> texts = new ArrayList<>();
        Pattern text = Pattern.compile("(?:^|[{,\\s])" + language + ": \"((?:[^\"\\\\]|\\\\.)*)\"");
        for (String folder : List.of("check-ins", "agreements")) {
            try (Stream<Path> files = Files.walk(Path.of("../config", folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                    text.matcher(Files.readString(file)).results().forEach(found -> texts.add(found.group(1)));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }
}
