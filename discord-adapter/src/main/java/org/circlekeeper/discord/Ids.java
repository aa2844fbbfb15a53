package org.circlekeeper.discord;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Menu;

/**
 * Gives every button its id: for whom, where, and how long it is good. What only gives help is good for ever and for
 * everybody it was shown to.
 */
final class Ids {
    /** A way to the helplines that works whoever presses it, wherever and whenever: it needs no signature. */
    static final String HELP = "help";

    private static final Duration ANSWER_THAT_CHANGES = Duration.ofHours(24);
    private static final Duration LONGER = Duration.ofDays(30);

    private final Buttons buttons;
    private final Remembered remembered;
    private final Map<String, CommandSpec> commands = new HashMap<>();

    Ids(Menu menu, Buttons buttons, Remembered remembered) {
        this.buttons = buttons;
        this.remembered = remembered;
        for (CommandSpec command : menu.commands()) {
            commands.put(command.name().text(), command);
            command.name().aliases().forEach(alias -> commands.put(alias, command));
        }
    }

    Optional<CommandSpec> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Whether a command only tells, from memory: such as helplines. */
    boolean isHelp(String name) {
        return command(name).filter(spec -> spec.effect() == Effect.NONE).isPresent();
    }

    /** For an answer one person sees. */
    Function<Choice, String> forCaller(UserId person, String home) {
        return choice -> id(choice.then(), Optional.of(person), home, whileAnswered(choice.then()));
    }

    /** For a message that came to somebody without asking; it may be read days later. */
    Function<Choice, String> forNote(UserId person) {
        return choice -> id(choice.then(), Optional.of(person), Heard.DIRECTLY, whileKept(choice.then()));
    }

    /** For a message everybody in a room sees, and anybody may use. */
    Function<Choice, String> forRoom(String home) {
        return choice -> id(choice.then(), Optional.empty(), home, whileKept(choice.then()));
    }

    /** For a form somebody is filling in. */
    String form(Invocation then, UserId person, String home) {
        return id(then, Optional.of(person), home, Optional.of(ANSWER_THAT_CHANGES));
    }

    private Optional<Duration> whileAnswered(Invocation then) {
        boolean changes = command(then.command())
                .filter(spec -> spec.effect() == Effect.CHANGES)
                .isPresent();
        return isHelp(then.command()) ? Optional.empty() : Optional.of(changes ? ANSWER_THAT_CHANGES : LONGER);
    }

    private Optional<Duration> whileKept(Invocation then) {
        return isHelp(then.command()) ? Optional.empty() : Optional.of(LONGER);
    }

    private String id(Invocation then, Optional<UserId> person, String home, Optional<Duration> goodFor) {
        Bound bound = new Bound(person, home, goodFor);
        if (isHelp(then.command())) {
            return buttons.write(then, bound).orElseGet(() -> id(shorter(then), person, home, goodFor));
        }
        return buttons.write(then, bound)
                .orElseGet(() -> buttons.writeRow(remembered.keep(then, goodFor.orElse(LONGER)), bound));
    }

    /** The way to help is never a row: it must work without a database, and keeps nothing anybody typed. */
    private static Invocation shorter(Invocation then) {
        String longest = then.arguments().entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue() instanceof Argument.Plain plain
                        ? plain.value().length()
                        : Integer.MAX_VALUE))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("a command alone always fits"));
        Map<String, Argument> rest = new LinkedHashMap<>(then.arguments());
        rest.remove(longest);
        return new Invocation(then.command(), rest);
    }
}
