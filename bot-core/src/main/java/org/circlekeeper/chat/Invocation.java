package org.circlekeeper.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command with its arguments: typed, clicked, linked or submitted, all the same. Prints argument names, never values.
 *
 * @param command the words of the command, as in {@code checkin now}
 */
public record Invocation(String command, Map<String, Argument> arguments) {
    public Invocation {
        arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    public static Invocation of(String command) {
        return new Invocation(command, Map.of());
    }

    /** The same with one plain argument more. */
    public Invocation with(String name, String value) {
        return with(name, new Argument.Plain(value));
    }

    /** The same with one argument more. */
    public Invocation with(String name, Argument value) {
        Map<String, Argument> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Invocation(command, more);
    }

    @Override
    public String toString() {
        return command + arguments.keySet();
    }
}
