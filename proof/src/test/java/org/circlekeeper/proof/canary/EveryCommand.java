package org.circlekeeper.proof.canary;

import java.time.Duration;
import java.util.List;
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

    private static final List<String> ONE_OF_EACH_LIMIT = List.of("help", "offer", "hide");
    private static final int MORE_THAN_ANY_LIMIT = 41;
    private static final Duration REST = Duration.ofMinutes(2);

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

    /** Each command once more at a pace nobody types at, after so many others that every limit there is was met. */
    static int inAHurry(TestBot bot, Person person) {
        int asked = 0;
        for (String often : ONE_OF_EACH_LIMIT) {
            for (int time = 0; time < MORE_THAN_ANY_LIMIT; time++) {
                person.asks(often);
                asked++;
            }
        }
        List<CommandSpec> all = bot.bot().desk().menu().commands();
        all.forEach(command -> person.asks(command.name().text()));
        bot.clock().forward(REST);
        return asked + all.size();
    }
}
