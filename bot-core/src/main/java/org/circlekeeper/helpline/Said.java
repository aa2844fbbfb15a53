package org.circlekeeper.helpline;

import java.util.Optional;
import java.util.function.Function;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.command.Parameter;

/**
 * What somebody gave for an option of the helpline, understood or not: a word we do not know never costs anybody the
 * number.
 *
 * @param unknown what was not understood; empty where it was private or is too long to say back
 */
record Said<T>(Optional<T> meant, Optional<String> unknown) {
    /** Longer than this may be somebody's story, which is not repeated. */
    private static final int LONGEST_ECHO = 40;

    /** The same option, never refused: first as it is, then by other words. */
    static <T> Parameter<Said<T>> leniently(Parameter<T> strict, Function<String, Optional<T>> otherwise) {
        return new Parameter<>(
                strict.name(),
                strict.how(),
                strict.options(),
                (said, words) -> Optional.of(
                        of(said, strict.parse().apply(said, words).or(() -> otherwise.apply(Parameter.heard(said))))));
    }

    private static <T> Said<T> of(Argument said, Optional<T> meant) {
        return new Said<>(
                meant,
                Parameter.plain(said)
                        .filter(text -> meant.isEmpty() && !text.isEmpty() && text.length() <= LONGEST_ECHO));
    }

    boolean isUnderstood() {
        return meant.isPresent();
    }
}
