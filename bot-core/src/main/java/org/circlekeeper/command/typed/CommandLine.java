package org.circlekeeper.command.typed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code command sub option:value other:"two words"}. Words without an option's name belong to the option before
 * them, or to the command's first one, so {@code helpline united kingdom} is understood too. Thread-safe.
 */
public final class CommandLine {
    private final Map<String, CommandSpec> commands = new TreeMap<>();

    public CommandLine(Menu menu) {
        for (CommandSpec command : menu.commands()) {
            commands.put(command.name().text(), command);
            command.name().aliases().forEach(alias -> commands.put(alias, command));
        }
    }

    /**
     * What these words ask. Names of commands and options may be written with capitals, and a slash may stand before
     * everything.
     *
     * @return empty where there are no words at all; a command nobody knows is returned as it was typed
     */
    public Optional<Typed> read(String words) {
        String line = words.strip();
        List<Token> tokens = Token.in(line.startsWith("/") ? line.substring(1) : line);
        return tokens.isEmpty() ? Optional.empty() : Optional.of(typed(tokens));
    }

    private Typed typed(List<Token> tokens) {
        List<String> bare = tokens.stream()
                .takeWhile(token -> token.option().isEmpty())
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .toList();
        String name = nameIn(bare);
        CommandSpec spec = commands.get(name);
        // one word may hold a space when it was quoted
        int words = bare.isEmpty() ? 0 : name.equals(bare.get(0)) ? 1 : 2;
        Map<String, String> values = values(tokens.subList(words, tokens.size()), spec);
        Map<String, Argument> arguments = new LinkedHashMap<>();
        values.forEach((option, value) -> arguments.put(option, new Argument.Plain(value)));
        Optional<String> about = Optional.ofNullable(values.get(Typed.ABOUT)).filter(said -> namesSomebody(spec));
        return new Typed(new Invocation(name, arguments), spec != null, about);
    }

    /** The words that are the command: two where that is one, or where the second is some command's verb. */
    private String nameIn(List<String> bare) {
        if (bare.isEmpty()) {
            return "";
        }
        if (bare.size() == 1) {
            return bare.get(0);
        }
        String two = bare.get(0) + " " + bare.get(1);
        if (commands.containsKey(two)) {
            return two;
        }
        boolean noun = commands.keySet().stream().anyMatch(known -> known.startsWith(bare.get(0) + " "));
        boolean verb = commands.keySet().stream().anyMatch(known -> known.endsWith(" " + bare.get(1)));
        return !commands.containsKey(bare.get(0)) && (noun || verb) ? two : bare.get(0);
    }

    private static Map<String, String> values(List<Token> tokens, @Nullable CommandSpec command) {
        String option = command == null ? "" : firstOption(command);
        Map<String, String> values = new LinkedHashMap<>();
        for (Token token : tokens) {
            if (token.option().isPresent()) {
                option = token.option().get().toLowerCase(Locale.ROOT);
                values.put(option, token.text());
            } else {
                values.merge(
                        option.isEmpty() ? token.text() : option,
                        token.text(),
                        (before, more) -> before.isEmpty() ? more : before + " " + more);
            }
        }
        return values;
    }

    /** Where bare words go; empty where a command takes none, so that the bot names the stray word as unknown. */
    private static String firstOption(CommandSpec command) {
        return command.parameters().stream()
                .filter(parameter -> !parameter.isHidden())
                .map(Parameter::name)
                .findFirst()
                .orElse("");
    }

    /** A command may have an option of this name that means something else, such as a number. */
    private static boolean namesSomebody(@Nullable CommandSpec command) {
        return command == null
                || command.parameters().stream()
                        .filter(parameter -> parameter.name().equals(Typed.ABOUT))
                        .allMatch(parameter -> parameter.how() == Parameter.How.PERSON);
    }
}
