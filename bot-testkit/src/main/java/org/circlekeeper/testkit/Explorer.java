package org.circlekeeper.testkit;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;

/**
 * Somebody who tries everything: each command of the registry with each of its options, then every choice and every
 * form they are shown, until nothing new comes up. A new command cannot escape it.
 */
public final class Explorer {
    private static final int MOST_OPTIONS = 40;

    /** How many requests with the same options and other values. */
    private static final int MOST_ALIKE = 80;

    /** Pictures take long to draw. */
    private static final int MOST_PICTURES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final TestBot bot;
    private final Person person;
    private final String typed;
    private final Map<String, Integer> tries = new HashMap<>();
    private final Set<Invocation> tried = new HashSet<>();
    private final Deque<Step> ahead = new ArrayDeque<>();
    private final Deque<Step> last = new ArrayDeque<>();
    private final List<String> dead = new ArrayList<>();
    private int steps;

    /** @param shown whether the bot itself offered it */
    private record Step(Invocation invocation, boolean shown) {}

    /** @param typed what they type wherever words are wanted */
    public Explorer(TestBot bot, Person person, String typed) {
        this.bot = bot;
        this.person = person;
        this.typed = typed;
    }

    /** Tries everything, at most so many steps; forgetting comes last. */
    public Explorer explore(int most) {
        List<CommandSpec> commands = bot.bot().desk().menu().commands();
        // each command once before any of its options, so that a short walk meets them all
        commands.forEach(command -> add(Invocation.of(command.name().text()), false));
        commands.forEach(this::begin);
        while (steps < most && !(ahead.isEmpty() && last.isEmpty())) {
            take(ahead.isEmpty() ? last.poll() : ahead.poll());
        }
        return this;
    }

    private void begin(CommandSpec command) {
        Invocation bare = Invocation.of(command.name().text());
        add(bare, false);
        for (Parameter<?> parameter : command.parameters()) {
            add(bare.with(parameter.name(), typed), false);
            add(bare.with(parameter.name(), "3"), false);
            add(bare.with(parameter.name(), new Argument.Private(new PrivateText(typed))), false);
            bot.bot().desk().menu().options(parameter, java.util.Locale.ENGLISH).stream()
                    .limit(MOST_OPTIONS)
                    .forEach(option -> add(bare.with(parameter.name(), option.value()), false));
        }
    }

    private void add(Invocation invocation, boolean shown) {
        int alike = tries.merge(invocation.toString(), 1, Integer::sum);
        int most = invocation.arguments().containsKey("picture") ? MOST_PICTURES : MOST_ALIKE;
        if (alike <= most && tried.add(invocation)) {
            boolean letsGo = invocation.toString().contains("forget")
                    || invocation.arguments().containsValue(new Argument.Plain("no"));
            (letsGo ? last : ahead).add(new Step(invocation, shown));
        }
    }

    private void take(Step step) {
        steps++;
        bot.clock().forward(PAUSE);
        double before = refused();
        double failed = count("failed");
        int inRoom = bot.platform().messagesIn("room").size();
        person.presses(new Choice("", step.invocation()));
        if (count("failed") > failed) {
            dead.add(step.invocation() + " broke");
        }
        if (step.shown() && refused() > before) {
            dead.add(step.invocation() + " leads nowhere: " + person.sees());
        }
        person.form().ifPresentOrElse(this::fillIn, () -> follow(person));
        List<Message> room = bot.platform().messagesIn("room");
        room.subList(Math.min(inRoom, room.size()), room.size()).forEach(this::follow);
    }

    private void follow(Person reader) {
        if (!reader.sees().isEmpty()) {
            follow(reader.lastMessage());
        }
    }

    private void follow(Message message) {
        message.choices().forEach(choice -> add(choice.then(), true));
    }

    private void fillIn(Form form) {
        Invocation filled = form.then();
        for (Field field : form.fields()) {
            filled = field instanceof Field.Pick pick
                    ? filled.with(field.name(), pick.options().get(0).value())
                    : filled.with(field.name(), new Argument.Private(new PrivateText(typed)));
        }
        add(filled, false);
        for (Field field : form.fields()) {
            if (field instanceof Field.Pick pick) {
                for (Field.Option option : pick.options()) {
                    add(filled.with(field.name(), option.value()), true);
                }
            }
        }
    }

    private double refused() {
        return count("unknown") + count("not-understood") + count("refused");
    }

    private double count(String outcome) {
        return bot.meters().find("circlekeeper.commands").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** What the bot offered and then refused, and what broke. */
    public List<String> deadEnds() {
        return List.copyOf(dead);
    }

    /** How many requests were made. */
    public int steps() {
        return steps;
    }

    /** The commands that were run. */
    public Set<String> commands() {
        Set<String> names = new HashSet<>();
        tried.forEach(invocation -> names.add(invocation.command()));
        return names;
    }
}
