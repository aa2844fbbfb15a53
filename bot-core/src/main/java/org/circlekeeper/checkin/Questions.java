package org.circlekeeper.checkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Call;
import org.circlekeeper.words.Words;

/** Asks how somebody is, for whichever command will receive the answer. */
final class Questions {
    private final String command;

    /** @param command what receives the answers, as in {@code checkin now} */
    Questions(String command) {
        this.command = command;
    }

    /** The question of a kind, with what can be picked next. */
    Message ask(Call call, Kind kind, List<String> picked) {
        Words words = call.words();
        List<Choice> choices = new ArrayList<>();
        for (Kind.Step step : kind.stepsAfter(picked.size())) {
            if (kind.shape() != Kind.Shape.SEVERAL || !picked.contains(step.value())) {
                choices.add(new Choice(words.from(step.label()), feeling(call, kind, picked, step.value())));
            }
        }
        if (kind.shape() == Kind.Shape.SEVERAL) {
            choices.addAll(endOfSeveral(call, kind, picked));
        }
        Message question = Message.of(question(kind, picked, words));
        return (picked.isEmpty() ? question : question.and(soFar(kind, picked, words))).offering(choices);
    }

    private static String question(Kind kind, List<String> picked, Words words) {
        boolean inTheMiddle = kind.shape() == Kind.Shape.AXES;
        return words.from(inTheMiddle ? kind.axes().get(picked.size()).ask() : kind.ask());
    }

    private static Block soFar(Kind kind, List<String> picked, Words words) {
        return new Block.Paragraph(words.say("checkin.so_far", "answer", Answers.say(kind, picked, words)));
    }

    private Invocation feeling(Call call, Kind kind, List<String> picked, String next) {
        List<String> all = new ArrayList<>(picked);
        all.add(next);
        String more = kind.shape() == Kind.Shape.SEVERAL ? "," : "";
        return of(call, kind).with(Options.FEELING.name(), String.join(",", all) + more);
    }

    private List<Choice> endOfSeveral(Call call, Kind kind, List<String> picked) {
        Words words = call.words();
        if (picked.isEmpty()) {
            return List.of(new Choice(
                    words.say("checkin.none_of_it"), of(call, kind).with(Options.FEELING.name(), Answers.NONE)));
        }
        return List.of(
                new Choice(
                        words.say("checkin.that_is_all"),
                        of(call, kind).with(Options.FEELING.name(), String.join(",", picked))),
                new Choice(words.say("checkin.start_again"), of(call, kind)));
    }

    /** Which kinds there are, each a way to be asked. */
    Message list(Call call, List<Kind> kinds) {
        return Message.of(call.words().say("checkin.which_kind"))
                .offering(kinds.stream()
                        .map(kind -> new Choice(call.words().from(kind.name()), of(call, kind)))
                        .toList());
    }

    /** The lines of a text kind, or one line for a note. */
    Form form(Call call, Kind kind) {
        Words words = call.words();
        List<Field> fields = new ArrayList<>();
        for (Kind.Prompt prompt : kind.prompts()) {
            fields.add(line(fields.size(), words.from(prompt.label())));
        }
        if (fields.isEmpty()) {
            fields.add(line(0, words.say("checkin.note_field")));
        }
        return new Form(words.from(kind.name()), fields, write(call, kind));
    }

    private static Field line(int position, String label) {
        return new Field.Long(Options.LINES.get(position).name(), label, false, Options.MOST_WORDS);
    }

    /** Being asked this kind. */
    Invocation of(Call call, Kind kind) {
        return call.next(command).with("kind", kind.id());
    }

    /** Being asked for lines of one's own. */
    Invocation write(Call call, Kind kind) {
        return of(call, kind).with(Options.FEELING.name(), Options.WRITE);
    }

    /** Being shown the other kinds. */
    Choice otherKind(Call call) {
        return new Choice(
                call.words().say("checkin.other_kind"), call.next(command).with("kind", Options.OTHER));
    }

    /** What is said of a kind that is not asked for in this place, with the way to those that are. */
    Message notHere(Call call) {
        return Message.of(call.words().say("checkin.not_here"))
                .offering(new Choice(
                        call.words().say("checkin.show_them"),
                        call.next(command).with("kind", Options.OTHER)));
    }

    /** The kind meant: the one named, else the usual one unless another alone has such an answer. */
    static Kind meant(Openness openness, Call call, Optional<Kind> named, Optional<String> feeling) {
        Kind usual = openness.usual(call.place());
        if (named.isPresent() || feeling.isEmpty()) {
            return named.orElse(usual);
        }
        if (Answers.read(usual, feeling.get(), call.words()).isPresent()) {
            return usual;
        }
        List<Kind> having = openness.offered(call.place()).stream()
                .filter(kind ->
                        Answers.readExactly(kind, feeling.get(), call.words()).isPresent())
                .toList();
        return having.size() == 1 ? having.get(0) : usual;
    }
}
