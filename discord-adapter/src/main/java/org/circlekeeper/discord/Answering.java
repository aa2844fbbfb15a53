package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what was asked to the bot and the bot's answer back, in time. Thread-safe. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    /** Long enough for almost every answer, and well inside Discord's three seconds. */
    private static final long DEFER_AFTER = 1_200;

    /** A form cannot follow a deferral, so what may ask gets as long as the way to Discord allows. */
    private static final long LATEST_FORM = 2_000;

    private static final int MOST_SUGGESTIONS = 25;
    private static final int LONGEST_SUGGESTION = 100;

    private final Bot bot;
    private final Lanes lanes;
    private final Ids ids;
    private final Remembered remembered;
    private final Sentences sentences;
    private final Recent recent;
    private final Showing showing;

    Answering(
            Bot bot, Lanes lanes, Ids ids, Remembered remembered, Sentences sentences, Recent recent, Showing showing) {
        this.bot = bot;
        this.lanes = lanes;
        this.ids = ids;
        this.remembered = remembered;
        this.sentences = sentences;
        this.recent = recent;
        this.showing = showing;
    }

    private boolean changes(String command) {
        return ids.command(command)
                .filter(spec -> spec.effect() == Effect.CHANGES)
                .isPresent();
    }

    void answer(IReplyCallback event, Ears.Asked asked, boolean help) {
        Turn turn = turn(event);
        boolean asks = ids.command(asked.invocation().command())
                .filter(CommandSpec::asks)
                .isPresent();
        turn.watchedBy(lanes.after(asks ? LATEST_FORM : DEFER_AFTER, turn::defer));
        Runnable work = () -> carefully(turn, () -> answer(turn, asked));
        if (help) {
            lanes.help(work, () -> turn.say("discord.busy_help"));
        } else {
            lanes.ordinary(work, () -> turn.say("discord.busy"));
        }
    }

    private void answer(Turn turn, Ears.Asked asked) {
        showing.show(bot.answer(request(turn.event(), asked)), turn, asked.id());
    }

    private Turn turn(IReplyCallback event) {
        return new Turn(event, sentences, recent);
    }

    private static Request request(IReplyCallback event, Ears.Asked asked) {
        return new Request(asked.id(), Heard.caller(event), Heard.place(event), asked.invocation(), asked.target());
    }

    /** A button whose content did not fit into it. */
    void fromRow(IReplyCallback event, String row, Function<Invocation, Ears.Asked> asked) {
        Turn turn = turn(event);
        // it may be a form that waits to be opened, so there is as much time as for one
        turn.watchedBy(lanes.after(LATEST_FORM, turn::defer));
        lanes.ordinary(
                () -> carefully(turn, () -> {
                    Optional<Ears.Asked> kept = remembered.row(row).map(asked);
                    if (kept.isPresent()) {
                        answer(turn, kept.get());
                    } else {
                        remembered
                                .form(row)
                                .ifPresentOrElse(
                                        form -> showing.open(form, turn), () -> turn.say("discord.button_old"));
                    }
                }),
                () -> turn.say("discord.busy"));
    }

    /** A button of ours that is past its time: a fresh one is a press away, where there is one. */
    void old(IReplyCallback event, Optional<Invocation> meant) {
        Turn turn = turn(event);
        turn.watchedBy(lanes.after(DEFER_AFTER, turn::defer));
        lanes.ordinary(
                () -> carefully(turn, () -> {
                    List<Choice> choices = new ArrayList<>();
                    meant.map(this::asAtFirst)
                            .map(then -> new Choice(sentences.say(turn.locale(), "discord.button_again"), then))
                            .ifPresent(choices::add);
                    choices.add(new Choice(
                            sentences.say(turn.locale(), "desk.helpline_choice"), Invocation.of("helpline")));
                    UserId person = Heard.person(event.getUser().getIdLong());
                    turn.tell(Pages.of(
                            sentences.message(turn.locale(), "discord.button_old", choices),
                            ids.forCaller(person, Heard.home(event))));
                }),
                () -> turn.say("discord.busy"));
    }

    /** What changes something is asked for from the beginning: one tap on an old page must neither save nor delete. */
    private Invocation asAtFirst(Invocation meant) {
        if (!changes(meant.command())) {
            return meant;
        }
        Invocation bare = Invocation.of(meant.command());
        Argument group = meant.arguments().get(Call.GROUP);
        return group == null ? bare : bare.with(Call.GROUP, group);
    }

    void refuse(IReplyCallback event, String key) {
        Turn turn = turn(event);
        lanes.help(() -> carefully(turn, () -> turn.say(key)), () -> {});
    }

    void suggest(CommandAutoCompleteInteractionEvent event) {
        lanes.suggestion(() -> {
            try {
                Typing typing = new Typing(
                        Heard.caller(event),
                        Heard.place(event),
                        event.getFullCommandName(),
                        event.getFocusedOption().getName(),
                        event.getFocusedOption().getValue());
                event.replyChoices(bot.suggest(typing).stream()
                                .limit(MOST_SUGGESTIONS)
                                .filter(one -> one.value().length() <= LONGEST_SUGGESTION)
                                .map(Answering::choice)
                                .toList())
                        .queue(shown -> {}, failure -> log.debug("suggestions came late"));
            } catch (RuntimeException bug) {
                log.error("suggesting failed: {}", bug.getClass().getName());
            }
        });
    }

    private static Command.Choice choice(Suggestion suggestion) {
        String label = suggestion.label();
        String fits = label.codePointCount(0, label.length()) <= LONGEST_SUGGESTION
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_SUGGESTION - 1)) + "…";
        return new Command.Choice(fits, suggestion.value());
    }

    /** Whatever goes wrong here, somebody waits for an answer. */
    private static void carefully(Turn turn, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            log.error("an answer could not be shown: {}", Failures.name(bug));
            turn.sorry();
        }
    }
}
