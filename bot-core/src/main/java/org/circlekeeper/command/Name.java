package org.circlekeeper.command;

import java.util.List;

/**
 * The words of a command: a noun, or a noun and a verb, as in {@code checkin now}. Never changes once released.
 *
 * @param aliases other words for the same, such as {@code crisis} for {@code helpline}
 */
public record Name(String text, List<String> aliases) {
    public Name {
        aliases = List.copyOf(aliases);
        if (!text.matches("[a-z]+( [a-z]+)?")) {
            throw new IllegalArgumentException("not a command name: " + text);
        }
    }

    public static Name of(String text, String... aliases) {
        return new Name(text, List.of(aliases));
    }

    /** The key its description has among the words: {@code checkin.now.description} for {@code checkin now}. */
    public String wordKey() {
        return (text.indexOf(' ') < 0 ? text + "." + text : text.replace(' ', '.')) + ".description";
    }
}
