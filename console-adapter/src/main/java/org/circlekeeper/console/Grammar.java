package org.circlekeeper.console;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.typed.CommandLine;
import org.circlekeeper.command.typed.Numbering;
import org.circlekeeper.command.typed.Typed;

/**
 * Reads a line: who speaks, a command after a slash, a number that picks, or talk. Commands are read as in every place where
 * people type them.
 */
final class Grammar {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_.-]{0,31}");
    private static final Pattern SPEAKER = Pattern.compile("@(\\S+)(?:\\s+(member|moderator|owner))?");
    private static final Pattern FAREWELL = Pattern.compile("/?(exit|quit)", Pattern.CASE_INSENSITIVE);
    private static final String DIRECT = "dm ";

    private final CommandLine commands;

    Grammar(Menu menu) {
        commands = new CommandLine(menu);
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
        String heard = typed.strip();
        if (heard.isEmpty() || heard.startsWith("#")) {
            return new Line.Nothing();
        }
        if (heard.startsWith("@")) {
            return speaker(heard);
        }
        boolean direct = heard.startsWith(DIRECT);
        String said = direct ? heard.substring(DIRECT.length()).strip() : heard;
        if (said.startsWith("/")) {
            return command(direct, said);
        }
        return Numbering.numberIn(said).<Line>map(Line.Pick::new).orElseGet(Line.Talk::new);
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

    private Line command(boolean direct, String said) {
        Typed typed = commands.read(said).orElseGet(() -> new Typed(Invocation.of(""), false, Optional.empty()));
        Optional<String> about = typed.about().flatMap(to -> nameOf(to.startsWith("@") ? to.substring(1) : to));
        Invocation invocation = about.isPresent() ? typed.withoutAbout() : typed.invocation();
        return new Line.Command(direct, typed.known(), invocation, about);
    }
}
