package org.circlekeeper.proof.canary;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** Each command of the registry by one person: bare, and with their words in each option. A new command cannot escape it. */
final class EveryCommand {
    /** So that no limit stands in the way. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private EveryCommand() {}

    static int by(TestBot bot, Person person, String words) {
        int asked = 0;
        for (CommandSpec command : bot.bot().desk().menu().commands()) {
            asked += all(command, words, invocation -> {
                bot.clock().forward(PAUSE);
                person.presses(new Choice("", invocation));
            });
        }
        return asked;
    }

    private static int all(CommandSpec command, String words, Consumer<Invocation> asks) {
        Invocation bare = Invocation.of(command.name().text());
        asks.accept(bare);
        for (Parameter<?> parameter : command.parameters()) {
            asks.accept(bare.with(parameter.name(), words));
            asks.accept(bare.with(parameter.name(), new Argument.Private(new PrivateText(words))));
        }
        return 1 + 2 * command.parameters().size();
    }

    /** The commands that came to each outcome so far, as {@code outcome command}. */
    static Set<String> outcomes(TestBot bot) {
        Set<String> all = new TreeSet<>();
        bot.meters()
                .find("circlekeeper.commands")
                .counters()
                .forEach(counter -> all.add(counter.getId().getTag("outcome") + " "
                        + counter.getId().getTag("command")));
        return all;
    }
}
