package org.circlekeeper.app;

import java.util.Arrays;
import java.util.List;
import org.circlekeeper.words.Words;

/**
 * The program does not do what it was told, and the operator learns why in three lines: cause, fix, page. Carries names
 * and places, never a secret.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String key;
    private final transient Object[] values;

    /**
     * @param key of its words: {@code operator.<key>_cause} and {@code operator.<key>_fix}
     * @param values names and values in turn, for both sentences
     */
    Refused(Exit exit, String key, Object... values) {
        super(key + Arrays.asList(values));
        this.exit = exit.code();
        this.key = key;
        this.values = values.clone();
    }

    int exit() {
        return exit;
    }

    /** Cause, fix, and where in the guide for operators more is said. */
    List<String> lines(Words words) {
        return List.of(
                oneLine(words.say("operator." + key + "_cause", values)),
                oneLine(words.say("operator." + key + "_fix", values)),
                "docs/operator.md#" + key.replace('_', '-'));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
