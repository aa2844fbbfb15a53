package org.circlekeeper.console;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes command names, sub-commands, options and the values the bot proposes; people only after an at sign. */
final class Completion implements Completer {
    private final Menu menu;
    private final Locale language;
    private final People people;
    private final Supplier<Bot> bot;

    Completion(Menu menu, Locale language, People people, Supplier<Bot> bot) {
        this.menu = menu;
        this.language = language;
        this.people = people;
        this.bot = bot;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line.words().subList(0, line.wordIndex()), line.word()).forEach(candidates::add);
    }

    /** What can stand where {@code begun} stands, after these words. */
    Stream<Candidate> candidates(List<String> before, String begun) {
        List<String> words = before.stream()
                .filter(word -> !word.isEmpty() && !word.equals("dm"))
                .toList();
        if (words.isEmpty()) {
            return begun.startsWith("@") ? names("@") : nouns();
        }
        if (!words.get(0).startsWith("/")) {
            return Stream.empty();
        }
        String noun = words.get(0).substring(1);
        String two = words.size() < 2 ? noun : noun + " " + words.get(1);
        Stream<Candidate> verbs = words.size() == 1 ? verbs(noun) : Stream.empty();
        Stream<Candidate> options = menu.commands().stream()
                .filter(command -> answersTo(command, two) || answersTo(command, noun))
                .limit(1)
                .flatMap(command -> options(command, words, begun));
        return Stream.concat(verbs, options);
    }

    private Stream<Candidate> nouns() {
        return menu.commands().stream()
                .flatMap(command -> Stream.concat(Stream.of(command.name().text()), command.name().aliases().stream()))
                .map(name -> name.split(" ", 2)[0])
                .distinct()
                .map(noun -> candidate("/" + noun, "", true));
    }

    private Stream<Candidate> verbs(String noun) {
        return menu.commands().stream()
                .filter(command -> command.name().text().startsWith(noun + " "))
                .map(command -> candidate(
                        command.name().text().substring(noun.length() + 1), menu.describe(command, language), true));
    }

    private Stream<Candidate> options(CommandSpec command, List<String> before, String begun) {
        int colon = begun.indexOf(':');
        if (colon < 0) {
            return command.parameters().stream()
                    .filter(parameter -> !parameter.isHidden())
                    .filter(parameter -> before.stream().noneMatch(word -> word.startsWith(parameter.name() + ":")))
                    .map(parameter -> candidate(parameter.name() + ":", menu.describe(parameter, language), false));
        }
        String option = begun.substring(0, colon);
        if (begun.startsWith("@", colon + 1)) {
            return names(option + ":@");
        }
        Typing typing = new Typing(
                new Caller(Places.person("somebody"), org.circlekeeper.chat.Role.MEMBER, language),
                Places.room(),
                command.name().text(),
                option,
                begun.substring(colon + 1));
        return bot.get().suggest(typing).stream()
                .map(suggestion -> candidate(option + ":" + quoted(suggestion.value()), suggestion.label(), true));
    }

    private Stream<Candidate> names(String lead) {
        return people.names().stream().map(name -> candidate(lead + name, "", true));
    }

    private static boolean answersTo(CommandSpec command, String name) {
        return command.name().text().equals(name) || command.name().aliases().contains(name);
    }

    private static String quoted(String value) {
        return value.indexOf(' ') < 0 ? value : '"' + value + '"';
    }

    private static Candidate candidate(String value, String description, boolean whole) {
        return new Candidate(
                value,
                Clean.line(value),
                null,
                description.isEmpty() ? null : Clean.line(description),
                null,
                null,
                whole);
    }
}
