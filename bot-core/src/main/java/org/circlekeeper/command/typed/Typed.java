package org.circlekeeper.command.typed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;

/**
 * A command line as it was understood. Prints no values.
 *
 * @param invocation everything that was typed, whom it is about included: where nobody is called so, the bot itself says
 *     that it cannot tell who that is
 * @param known whether the bot has a command of this name; if not, the bot itself says what is near
 * @param about somebody, as they were named with the option {@code to}
 */
public record Typed(Invocation invocation, boolean known, Optional<String> about) {
    static final String ABOUT = "to";

    /** What to ask once it is known who is meant: the person is then the request's target, and no argument. */
    public Invocation withoutAbout() {
        Map<String, Argument> others = new LinkedHashMap<>(invocation.arguments());
        if (about.isPresent()) {
            others.remove(ABOUT);
        }
        return new Invocation(invocation.command(), others);
    }

    @Override
    public String toString() {
        return invocation.toString();
    }
}
