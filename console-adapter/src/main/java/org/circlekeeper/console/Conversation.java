package org.circlekeeper.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Target;
import org.circlekeeper.command.typed.OpenForm;

/** Understands what is typed, line by line: who speaks, what they ask, and the forms they are in. One thread uses it. */
final class Conversation {
    private final Bot bot;
    private final Grammar grammar;
    private final Display display;
    private final People people;
    private final Sentences sentences;
    private final RequestIds ids = new RequestIds();
    private final Map<String, OpenForm> forms = new HashMap<>();
    private String speaker;
    private String toChange = "";

    Conversation(Bot bot, Grammar grammar, Display display, People people, Sentences sentences, String speaker) {
        this.bot = bot;
        this.grammar = grammar;
        this.display = display;
        this.people = people;
        this.sentences = sentences;
        this.speaker = speaker;
        people.meet(speaker, Optional.empty());
    }

    String speaker() {
        return speaker;
    }

    boolean isInForm() {
        return forms.containsKey(speaker);
    }

    /** An answer that was too long, once, so that nobody has to type it again. */
    String toChange() {
        String text = toChange;
        toChange = "";
        return text;
    }

    void hear(String typed) {
        Line line = grammar.read(typed);
        if (line instanceof Line.Nothing) {
            return;
        }
        if (line instanceof Line.Speaker who) {
            speaker = who.name();
            people.meet(speaker, who.role());
            return;
        }
        OpenForm form = forms.get(speaker);
        if (form != null && !isKnownCommand(line)) {
            inForm(form, typed.strip());
        } else if (line instanceof Line.Command command) {
            if (forms.remove(speaker) != null) {
                say(sentences.say("typed.form_left"));
            }
            ask(command.direct() ? Places.direct(speaker) : Places.room(), command.invocation(), command.about());
        } else if (line instanceof Line.Pick number) {
            pick(number.number());
        } else {
            say(sentences.say(line instanceof Line.BadSpeaker ? "console.bad_speaker" : "console.only_commands"));
        }
    }

    /** Whoever asks for something in the middle of a form gets it: help is never more than one line away. */
    private static boolean isKnownCommand(Line line) {
        return line instanceof Line.Command command && command.known();
    }

    private void pick(int number) {
        Optional<People.Picked> picked = people.pick(speaker, number);
        if (picked.isEmpty()) {
            say(sentences.say("typed.no_such_choice"));
            return;
        }
        ask(picked.get().place().orElseGet(Places::room), picked.get().choice().then(), Optional.empty());
    }

    private void ask(Place place, Invocation invocation, Optional<String> about) {
        Caller caller = new Caller(Places.person(speaker), people.role(speaker), sentences.language());
        Optional<Target> target = about.map(name -> new Target(Places.person(name), Optional.empty()));
        Request request = new Request(ids.next(), caller, place, invocation, target);
        display.reply(bot.answer(request), speaker, place).ifPresent(form -> open(new OpenForm(form, place)));
    }

    private void open(OpenForm form) {
        forms.put(speaker, form);
        List<String> lines = new ArrayList<>(Clean.lines(form.form().title()));
        lines.add(sentences.say("typed.form_hint"));
        lines.addAll(question(form));
        display.say(speaker, lines);
    }

    private void inForm(OpenForm form, String typed) {
        OpenForm.Step step = form.hear(typed, sentences.menu());
        switch (step) {
            case LEFT -> {
                forms.remove(speaker);
                say(sentences.say("typed.form_left"));
            }
            case FINISHED -> {
                forms.remove(speaker);
                ask(form.place(), form.filled(), Optional.empty());
            }
            default -> {
                if (step == OpenForm.Step.TOO_LONG) {
                    toChange = typed;
                }
                askAgain(form, form.objection(step, typed, sentences.menu(), sentences.language()));
            }
        }
    }

    private void askAgain(OpenForm form, Optional<String> objection) {
        List<String> lines = new ArrayList<>(objection.stream().toList());
        lines.addAll(question(form));
        display.say(speaker, lines);
    }

    private static List<String> question(OpenForm form) {
        return form.question().stream().map(Clean::line).toList();
    }

    private void say(String sentence) {
        display.say(speaker, List.of(sentence));
    }
}
