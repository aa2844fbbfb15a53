package org.circlekeeper.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.words.Words;

/** What the desk says instead of an answer: plainly what was wrong, what would work, and always the way to help. */
final class Refusal {
    private static final int MOST_SHOWN = 12;
    private static final int MOST_ECHOED = 40;
    private static final int NEAR = 2;

    private Refusal() {}

    static Reply say(Words words, String key, Object... values) {
        return withHelp(words, Message.of(words.say(key, values)), List.of());
    }

    /** The same for every command, so that the room learns nothing from which one was asked. */
    static Reply writeToMe(Place place, Words words) {
        return say(
                words, "desk.write_to_me", "platform", place.room().platform().name());
    }

    static Reply unknownCommand(Request request, Words words, Collection<String> known) {
        String typed = request.invocation().command();
        List<Choice> verbs = known.stream()
                .filter(name -> name.startsWith(typed + " "))
                .sorted()
                .map(name -> new Choice("/" + name, Invocation.of(name)))
                .toList();
        if (!verbs.isEmpty()) {
            return withHelp(words, Message.of(words.say("desk.which_of_these", "command", typed)), verbs);
        }
        List<Choice> near = known.stream()
                .filter(name -> Math.abs(name.length() - typed.length()) <= NEAR)
                .filter(name -> Nearness.between(name, typed) <= NEAR)
                .limit(3)
                .map(name -> new Choice("/" + name, Invocation.of(name)))
                .toList();
        return withHelp(words, Message.of(words.say("desk.unknown_command", "command", shortened(typed))), near);
    }

    static Reply unknownOption(String option, CommandSpec spec, Words words) {
        List<String> known = spec.parameters().stream()
                .filter(parameter -> !parameter.isHidden())
                .map(Parameter::name)
                .toList();
        return say(
                words,
                known.isEmpty() ? "desk.no_options" : "desk.unknown_option",
                "option",
                shortened(option),
                "command",
                spec.name().text(),
                "known",
                String.join(", ", known));
    }

    static Reply unknownValue(Argument said, Parameter<?> parameter, Words words) {
        if (said instanceof Argument.Private) {
            return parameter.isHidden()
                    ? say(words, "desk.too_long")
                    : say(words, "desk.not_from_a_form", "option", parameter.name());
        }
        List<Suggestion> options = parameter.options().apply(words);
        String value = shortened(Parameter.heard(said));
        List<String> shown = new ArrayList<>();
        options.stream()
                .limit(MOST_SHOWN)
                .forEach(option -> shown.add(
                        option.label().equals(option.value())
                                ? option.value()
                                : option.value() + " (" + option.label() + ")"));
        return say(
                words,
                shown.isEmpty() ? "desk.unknown_free_value" : "desk.unknown_value",
                "value",
                value,
                "option",
                parameter.name(),
                "known",
                String.join(", ", shown) + (options.size() > MOST_SHOWN ? ", …" : ""));
    }

    private static Reply withHelp(Words words, Message message, List<Choice> first) {
        return Reply.privately(message.offering(first)
                .offering(
                        new Choice(words.say("desk.help_choice"), Invocation.of("help")),
                        new Choice(words.say("desk.helpline_choice"), Invocation.of("helpline"))));
    }

    private static String shortened(String typed) {
        return typed.length() <= MOST_ECHOED
                ? typed
                : typed.substring(0, typed.offsetByCodePoints(0, MOST_ECHOED / 2)) + "…";
    }
}
