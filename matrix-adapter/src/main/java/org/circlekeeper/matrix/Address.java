package org.circlekeeper.matrix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.typed.CommandLine;
import org.circlekeeper.command.typed.Numbering;
import org.circlekeeper.command.typed.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Whether words are for the bot, and which they are then: behind the prefix, behind its name, or anything that is said
 * where nobody else is. In a room with others it looks at nothing else.
 */
final class Address {
    private final CommandLine grammar;
    private final Pattern prefix;
    private final Pattern bare;
    private final String user;

    /**
     * @param prefix as in {@code !ck}
     * @param user the bot's own id
     */
    Address(CommandLine grammar, String prefix, String user) {
        this.grammar = grammar;
        this.prefix = starting(Pattern.quote(prefix));
        this.bare = starting(Pattern.quote(prefix.replaceFirst("^\\p{Punct}+", "")));
        this.user = user;
    }

    private static Pattern starting(String what) {
        return Pattern.compile("\\s*" + what + "(?=\\s|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param name what the bot is called in this room, if it has a name there */
    Meant read(Said said, boolean alone, Optional<String> name) {
        if (said.structured().isPresent() && (alone || said.mentions().contains(user))) {
            return structured(said.structured().get());
        }
        Optional<String> behindPrefix = behind(prefix, said.body());
        Optional<String> behindName = behindPrefix.isPresent() ? behindPrefix : behindName(said, name);
        if (behindName.isEmpty() && !alone) {
            return new Meant.Nothing();
        }
        String words = behindName.orElse(said.body()).strip();
        Optional<Integer> number = Numbering.numberIn(words.replaceFirst("[.)]$", ""));
        if (number.isPresent()) {
            return new Meant.Pick(number.get());
        }
        boolean called = behindName.isPresent();
        if (words.isEmpty()) {
            return called ? help() : new Meant.Nothing();
        }
        return grammar.read(words)
                .<Meant>map(typed -> called || typed.known() || words.startsWith("/")
                        ? new Meant.Command(typed)
                        : new Meant.Words(words, typed.invocation().command()))
                .orElseGet(() -> new Meant.Words(words, words));
    }

    private Meant help() {
        return new Meant.Command(new Typed(Invocation.of("help"), true, Optional.empty()));
    }

    private Meant structured(Invocation invocation) {
        String command =
                behind(bare, invocation.command()).orElse(invocation.command()).strip();
        Optional<Typed> typed = grammar.read(command);
        if (typed.isEmpty()) {
            return help();
        }
        Invocation whole = new Invocation(typed.get().invocation().command(), invocation.arguments());
        return new Meant.Command(
                new Typed(whole, typed.get().known(), typed.get().about()));
    }

    private Optional<String> behindName(Said said, Optional<String> name) {
        String local = user.substring(1, Math.max(1, user.indexOf(':')));
        for (@Nullable String one : new String[] {name.orElse(null), user, "@" + local, local}) {
            if (one != null && !one.isBlank() && (said.mentions().contains(user) || !one.equals(local))) {
                Optional<String> rest = behind(
                        Pattern.compile(
                                "\\s*" + Pattern.quote(one) + "(?:\\s*[:,]|(?=\\s|$))", Pattern.CASE_INSENSITIVE),
                        said.body());
                if (rest.isPresent()) {
                    return rest;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> behind(Pattern start, String words) {
        Matcher matcher = start.matcher(words);
        return matcher.lookingAt() ? Optional.of(words.substring(matcher.end())) : Optional.empty();
    }
}
