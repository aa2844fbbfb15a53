package org.circlekeeper.proof.worlds;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;

/**
 * One person's walk through two worlds in step: each command of the registry with each of its options, about the victim
 * too, every button the victim was ever shown, then every choice and every form that comes up. After each step both worlds must
 * look the same. A new command cannot escape it.
 */
final class Tour {
    private static final int MOST_OPTIONS = 40;
    private static final int MOST_ALIKE = 12;
    private static final int MOST_PICTURES = 1;
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private final World so;
    private final World notSo;
    private final Seat seat;
    private final String fact;
    private final Consumer<Difference> found;
    private final Random chance;
    private final Map<String, Integer> tries = new HashMap<>();
    private final Set<String> tried = new HashSet<>();
    private final Deque<Step> first = new ArrayDeque<>();
    private final Deque<Step> soon = new ArrayDeque<>();
    private final List<Step> ahead = new ArrayList<>();
    private final List<Step> shown = new ArrayList<>();
    private final List<Step> last = new ArrayList<>();
    private final Set<String> commands = new HashSet<>();
    private int steps;

    private record Step(Invocation invocation, boolean aboutVictim) {}

    Tour(World so, World notSo, Seat seat, String fact, Random chance, Consumer<Difference> found) {
        this.so = so;
        this.notSo = notSo;
        this.seat = seat;
        this.fact = fact;
        this.chance = chance;
        this.found = found;
    }

    /** Takes at most so many steps; what lets go comes last. */
    Tour walk(int most) {
        List<CommandSpec> registry = so.bot().bot().desk().menu().commands();
        registry.stream().filter(Tour::namesSomebody).forEach(command -> first.add(new Step(bare(command), true)));
        registry.forEach(command -> soon.add(new Step(bare(command), false)));
        registry.forEach(this::begin);
        so.victimsButtons().forEach(button -> add(last, new Step(button, false)));
        while (steps < most
                && !(first.isEmpty() && soon.isEmpty() && ahead.isEmpty() && shown.isEmpty() && last.isEmpty())) {
            take(next());
        }
        return this;
    }

    /** First what names the victim, then each command once; then what was shown as often as something new. */
    private Step next() {
        if (!first.isEmpty() || !soon.isEmpty()) {
            return first.isEmpty() ? soon.remove() : first.remove();
        }
        List<Step> from = !shown.isEmpty() && (ahead.isEmpty() || chance.nextBoolean()) ? shown : ahead;
        List<Step> chosen = from.isEmpty() || (!last.isEmpty() && chance.nextInt(30) == 0) ? last : from;
        List<Step> any = chosen.isEmpty() ? from : chosen;
        return any.remove(chance.nextInt(any.size()));
    }

    private static boolean namesSomebody(CommandSpec command) {
        return command.parameters().stream().anyMatch(parameter -> parameter.how() == Parameter.How.PERSON);
    }

    private static Invocation bare(CommandSpec command) {
        return Invocation.of(command.name().text());
    }

    private void begin(CommandSpec command) {
        Invocation bare = bare(command);
        add(ahead, new Step(bare, true));
        for (Parameter<?> parameter : command.parameters()) {
            String name = parameter.name();
            begin(bare.with(name, World.VICTIM));
            begin(bare.with(name, "1"));
            begin(bare.with(name, "9"));
            begin(bare.with(name, "note"));
            begin(bare.with(name, new Argument.Private(new PrivateText(World.VICTIM))));
            so.bot().bot().desk().menu().options(parameter, Locale.ENGLISH).stream()
                    .limit(MOST_OPTIONS)
                    .forEach(option -> begin(bare.with(name, option.value())));
        }
    }

    private void begin(Invocation invocation) {
        add(ahead, new Step(invocation, false));
        add(ahead, new Step(invocation, true));
    }

    private void add(List<Step> to, Step step) {
        int alike = tries.merge(step.invocation() + "" + step.aboutVictim(), 1, Integer::sum);
        int most = step.invocation().arguments().containsKey("picture") ? MOST_PICTURES : MOST_ALIKE;
        if (alike <= most && tried.add(Shown.of(step.invocation()) + step.aboutVictim())) {
            boolean letsGo = step.invocation().toString().contains("forget")
                    || step.invocation().arguments().containsKey("profile")
                    || step.invocation().arguments().containsValue(new Argument.Plain("no"));
            (letsGo ? last : to).add(step);
        }
    }

    private void take(Step step) {
        steps++;
        commands.add(step.invocation().command());
        Seen one = look(so, step);
        Reply shownHere = so.reply();
        Seen other = look(notSo, step);
        for (Seen.Channel channel : Seen.Channel.values()) {
            same(channel, Shown.of(step.invocation()) + (step.aboutVictim() ? " about the victim" : ""), one, other);
        }
        follow(shownHere, step.aboutVictim() && step.invocation().arguments().isEmpty());
    }

    private Seen look(World world, Step step) {
        Levers.chanceFalls(steps * 1_000_003L + seat.toString().hashCode());
        world.timePasses(PAUSE);
        return world.sees(seat.in(world), step.invocation(), step.aboutVictim());
    }

    private void same(Seen.Channel channel, String asked, Seen one, Seen other) {
        String here = one.by().getOrDefault(channel, "");
        String there = other.by().getOrDefault(channel, "");
        if (!here.equals(there)) {
            found.accept(new Difference(fact, seat.watcher(), seat.overheard(), channel, asked, here, there));
        }
    }

    /** @param atOnce whether what was shown is about the victim and nobody else, and so is followed before anything */
    private void follow(Reply reply, boolean atOnce) {
        if (reply instanceof Reply.Several several) {
            several.replies().forEach(one -> follow(one, atOnce));
        } else if (reply instanceof Reply.Ask ask) {
            fillIn(ask.form());
        } else if (reply instanceof Reply.Answer answer) {
            follow(answer.message(), atOnce);
        }
    }

    private void follow(Message message, boolean atOnce) {
        for (Choice choice : message.choices()) {
            Step step = new Step(choice.then(), false);
            if (atOnce && isDraft(choice.then())) {
                first.add(step);
            } else {
                add(shown, step);
            }
        }
    }

    /** A draft tells whom it is about, in the words of the bot alone. */
    private static boolean isDraft(Invocation invocation) {
        return invocation.arguments().containsKey("draft");
    }

    private void fillIn(Form form) {
        Invocation filled = form.then();
        for (Field field : form.fields()) {
            filled = field instanceof Field.Pick pick
                    ? filled.with(field.name(), pick.options().get(0).value())
                    : filled.with(field.name(), new Argument.Private(new PrivateText(World.VICTIM)));
        }
        add(shown, new Step(filled, false));
    }

    /** What is proposed for every option of every command, to somebody who begins to type the victim's name or nothing. */
    Tour types() {
        Request here = asksForHelp(so);
        asksForHelp(notSo);
        for (CommandSpec command : so.bot().bot().desk().menu().commands()) {
            for (Parameter<?> parameter : command.parameters()) {
                for (String begun : List.of("", "v", World.VICTIM)) {
                    Typing typing = new Typing(
                            here.caller(), here.place(), command.name().text(), parameter.name(), begun);
                    Seen one = so.suggests(typing);
                    Seen other = notSo.suggests(typing);
                    for (Seen.Channel channel : Seen.Channel.values()) {
                        same(channel, "typing " + typing + " " + begun, one, other);
                    }
                }
            }
        }
        return this;
    }

    private Request asksForHelp(World world) {
        seat.in(world).asks("help");
        return world.lastRequest();
    }

    int steps() {
        return steps;
    }

    /** The commands that were run. */
    Set<String> commands() {
        return commands;
    }
}
