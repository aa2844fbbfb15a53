package org.circlekeeper.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line as {@code /command sub option:value other:"two words"}. Words without an option's name belong to the
 * option before them, or to the command's first one, so {@code /helpline united kingdom} is understood too.
 */
final class Grammar {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_.-]{0,31}");
    private static final Pattern SPEAKER = Pattern.compile("@(\\S+)(?:\\s+(member|moderator|owner))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern FAREWELL = Pattern.compile("/?(exit|quit)", Pattern.CASE_INSENSITIVE);
    private static final String DIRECT = "dm ";

    private final Map<String, CommandSpec> commands = new TreeMap<>();

    Grammar(Menu menu) {
        for (CommandSpec command : menu.commands()) {
            commands.put(command.name().text(), command);
            command.name().aliases().forEach(alias -> commands.put(alias, command));
        }
    }

    /** A name as ids have it: lower case; empty for what cannot be one. */
    static Optional<String> nameOf(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** What people type in other terminals to leave. */
    static boolean isFarewell(String typed) {
        return FAREWELL.matcher(typed.strip()).matches();
    }

    Line read(String typed) {
        String line = typed.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return new Line.Nothing();
        }
        if (line.startsWith("@")) {
            return speaker(line);
        }
        boolean direct = line.startsWith(DIRECT);
        String said = direct ? line.substring(DIRECT.length()).strip() : line;
        if (said.startsWith("/")) {
            return command(direct, Token.in(said.substring(1)));
        }
        return NUMBER.matcher(said).matches() ? new Line.Pick(Integer.parseInt(said)) : new Line.Talk();
    }

    private static Line speaker(String line) {
        Matcher matcher = SPEAKER.matcher(line);
        Optional<String> name = matcher.matches() ? nameOf(matcher.group(1)) : Optional.empty();
        return name.isEmpty()
                ? new Line.BadSpeaker()
                : new Line.Speaker(
                        name.get(),
                        Optional.ofNullable(matcher.group(2)).map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT))));
    }

    private Line command(boolean direct, List<Token> tokens) {
        List<String> bare = new ArrayList<>();
        for (Token token : tokens) {
            if (token.option().isPresent()) {
                break;
            }
            bare.add(token.text());
        }
        List<String> said =
                bare.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        String name = nameIn(said);
        CommandSpec spec = commands.get(name);
        // one word may hold a space when it was quoted
        int words = said.isEmpty() ? 0 : name.equals(said.get(0)) ? 1 : 2;
        Map<String, String> values = values(tokens.subList(words, tokens.size()), spec);
        Optional<String> about =
                Optional.ofNullable(values.get("to")).flatMap(to -> nameOf(to.startsWith("@") ? to.substring(1) : to));
        about.ifPresent(person -> values.remove("to"));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        values.forEach((option, value) -> arguments.put(option, new Argument.Plain(value)));
        return new Line.Command(direct, spec != null, new Invocation(name, arguments), about);
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
}
