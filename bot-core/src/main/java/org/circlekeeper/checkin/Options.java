package org.circlekeeper.checkin;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** What check-in commands can be given. */
final class Options {
    /** In place of a kind: show which kinds there are. */
    static final String OTHER = "other";

    /** In place of a feeling: write some lines. */
    static final String WRITE = "write";

    /** The most characters of one line; a person who needs more than a page is better served by paper. */
    static final int MOST_WORDS = 1000;

    private static final int MOST_FEELING = 120;

    /** How they feel: the value of a step or what it says, in any of our languages. */
    static final Parameter<String> FEELING = Parameter.text("feeling", MOST_FEELING);

    /** Which check-in: an id, or a word such as {@code last}. */
    static final Parameter<String> WHICH = Parameter.text("which", 25);

    /** What is written into a form, line by line. */
    static final List<Parameter<PrivateText>> LINES = IntStream.rangeClosed(1, Form.MOST_FIELDS)
            .mapToObj(line -> Parameter.words("line" + line, MOST_WORDS))
            .toList();

    private final Parameter<String> kind;

    Options(Kinds kinds) {
        kind = new Parameter<>(
                "kind",
                Parameter.How.SUGGESTED,
                words -> names(kinds.all(), words),
                (said, words) -> Parameter.plain(said).flatMap(text -> named(kinds, plain(text))));
    }

    Parameter<String> kind() {
        return kind;
    }

    /** What to propose for a parameter where only these kinds are offered. */
    List<Suggestion> suggest(Parameter<?> parameter, List<Kind> offered, Words words) {
        return parameter.equals(kind)
                ? names(offered, words)
                : parameter.options().apply(words);
    }

    private static List<Suggestion> names(List<Kind> kinds, Words words) {
        return kinds.stream()
                .map(known -> new Suggestion(words.from(known.name()), known.id()))
                .toList();
    }

    private static Optional<String> named(Kinds kinds, String said) {
        if (said.equals(OTHER) || kinds.ids().contains(said)) {
            return Optional.of(said);
        }
        return kinds.all().stream()
                .filter(known -> known.name().values().stream()
                        .anyMatch(name -> plain(name).equals(said)))
                .map(Kind::id)
                .findFirst();
    }

    /** Text without what people leave out when they type in a hurry: capitals, accents, marks at the end. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("[.!?]+$", "");
    }
}
