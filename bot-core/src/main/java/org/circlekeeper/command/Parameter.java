package org.circlekeeper.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.words.Words;

/**
 * A named argument of a command, always optional. It is both what an adapter publishes and the typed key that reads
 * the value from a call, so the two cannot disagree.
 *
 * @param how who gives the value, and how
 * @param options what can be chosen, in the caller's language; empty for free input
 * @param parse the value, or empty when it is not understood
 */
public record Parameter<T>(
        String name,
        How how,
        Function<Words, List<Suggestion>> options,
        BiFunction<Argument, Words, Optional<T>> parse) {

    private static final int MOST_NAME = 100;

    /** How a value comes to us. */
    public enum How {
        /** Typed, or chosen from the same few values everywhere. */
        TYPED,
        /** Typed, with values proposed meanwhile that depend on where one is. */
        SUGGESTED,
        /** Somebody, picked the way the platform picks people; arrives as the request's target there. */
        PERSON,
        /** From a form, or from a button of ours: never published as an option. */
        HIDDEN
    }

    /** Whether nobody types it. */
    public boolean isHidden() {
        return how == How.HIDDEN;
    }

    /** One of a few values; each has the words {@code <wordPrefix>.<value>}. */
    public static Parameter<String> oneOf(String name, String wordPrefix, List<String> values) {
        return new Parameter<>(
                name,
                How.TYPED,
                words -> values.stream()
                        .map(value -> new Suggestion(words.say(wordPrefix + "." + value), value))
                        .toList(),
                (said, words) -> plain(said)
                        .flatMap(text -> values.stream()
                                .filter(value -> value.equalsIgnoreCase(text)
                                        || words.say(wordPrefix + "." + value).equalsIgnoreCase(text))
                                .findFirst()));
    }

    /** One of an enum's constants, written in kebab case. */
    public static <E extends Enum<E>> Parameter<E> oneOf(String name, String wordPrefix, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        Parameter<String> byName =
                oneOf(name, wordPrefix, constants.stream().map(Parameter::kebab).toList());
        return new Parameter<>(
                name,
                How.TYPED,
                byName.options(),
                (said, words) -> byName.parse()
                        .apply(said, words)
                        .flatMap(value -> constants.stream()
                                .filter(e -> kebab(e).equals(value))
                                .findFirst()));
    }

    /** A whole number between two others, both included. */
    public static Parameter<Integer> number(String name, int least, int most) {
        return new Parameter<>(
                name,
                How.TYPED,
                words -> List.of(),
                (said, words) -> plain(said)
                        .filter(text -> text.matches("-?[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }

    /** A short free value that is not about a person, at most so many characters. */
    public static Parameter<String> text(String name, int most) {
        return new Parameter<>(
                name,
                How.TYPED,
                words -> List.of(),
                (said, words) -> plain(said).filter(text -> !text.isBlank() && text.length() <= most));
    }

    /** Somebody. Where the platform cannot pick people, what was typed arrives as words that name nobody. */
    public static Parameter<String> person(String name) {
        return new Parameter<>(
                name, How.PERSON, words -> List.of(), text(name, MOST_NAME).parse());
    }

    /** Words about oneself, from a form, at most so many characters. */
    public static Parameter<PrivateText> words(String name, int most) {
        return new Parameter<>(
                name,
                How.HIDDEN,
                words -> List.of(),
                (said, words) -> Optional.of(
                                said instanceof Argument.Private mine
                                        ? mine.text()
                                        : new PrivateText(((Argument.Plain) said).value()))
                        .filter(text -> text.length() <= most));
    }

    /** How an enum constant is written in a command. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was said, in a form too: for questions whose answer is not about anybody, such as a country. */
    public static String heard(Argument said) {
        return said instanceof Argument.Private mine
                ? mine.text().reveal().strip()
                : ((Argument.Plain) said).value().strip();
    }

    /** What was said, when it is not private. */
    public static Optional<String> plain(Argument said) {
        return said instanceof Argument.Plain plain ? Optional.of(plain.value().strip()) : Optional.empty();
    }
}
