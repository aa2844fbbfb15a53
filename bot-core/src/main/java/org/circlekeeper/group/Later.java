package org.circlekeeper.group;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.Call;

/** A command written down in one line, so that a question in between can lead back to it. Never holds private words. */
public final class Later {
    private Later() {}

    /** The same command with its plain arguments only. */
    static Invocation again(Invocation invocation) {
        Invocation plain = Invocation.of(invocation.command());
        for (Map.Entry<String, Argument> given : invocation.arguments().entrySet()) {
            if (given.getValue() instanceof Argument.Plain value
                    && !given.getKey().equals(Call.GROUP)) {
                plain = plain.with(given.getKey(), value);
            }
        }
        return plain;
    }

    /** As in {@code checkin now?kind=weather&feeling=3}. */
    static String write(Invocation invocation) {
        StringJoiner arguments = new StringJoiner("&");
        again(invocation)
                .arguments()
                .forEach((name, value) ->
                        arguments.add(encoded(name) + "=" + encoded(((Argument.Plain) value).value())));
        return arguments.length() == 0 ? invocation.command() : invocation.command() + "?" + arguments;
    }

    /** Reads what {@link #write} wrote; whatever else it is given becomes a command that does not exist. */
    public static Invocation read(String written) {
        int mark = written.indexOf('?');
        if (mark < 0) {
            return Invocation.of(written);
        }
        Invocation invocation = Invocation.of(written.substring(0, mark));
        for (String pair : written.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                invocation = invocation.with(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return invocation;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException typedByHand) {
            return text;
        }
    }
}
