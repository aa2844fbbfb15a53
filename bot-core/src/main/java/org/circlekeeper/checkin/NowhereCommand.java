package org.circlekeeper.checkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** The same questions and the same offers as a check-in that is kept, and not one row. */
final class NowhereCommand implements Command {
    static final String NAME = "checkin nowhere";

    private final Kinds kinds;
    private final Openness openness;
    private final Options options;
    private final Aftercare aftercare;
    private final Questions questions = new Questions(NAME);

    NowhereCommand(Kinds kinds, Openness openness, Options options) {
        this.kinds = kinds;
        this.openness = openness;
        this.options = options;
        this.aftercare = new Aftercare(openness);
    }

    @Override
    public CommandSpec spec() {
        List<Parameter<?>> parameters = new ArrayList<>(List.of(Options.FEELING, options.kind()));
        parameters.addAll(Options.LINES);
        return CommandSpec.personal(NAME, Effect.NONE, parameters.toArray(Parameter<?>[]::new))
                .asking();
    }

    @Override
    public List<Suggestion> suggest(Parameter<?> parameter, Place place, Words words) {
        return options.suggest(parameter, openness.offered(place), words);
    }

    @Override
    public Reply run(Call call) {
        Words words = call.words();
        Optional<String> named = call.find(options.kind());
        if (named.isPresent() && named.get().equals(Options.OTHER)) {
            return Reply.privately(questions.list(call, openness.offered(call.place())));
        }
        Optional<String> feeling = call.find(Options.FEELING);
        Kind kind = Questions.meant(openness, call, named.flatMap(kinds::find), feeling);
        if (!openness.offers(kind, call.place())) {
            return Reply.privately(questions.notHere(call));
        }
        if (kind.isText() || feeling.filter(Options.WRITE::equals).isPresent()) {
            return Written.isFrom(call) ? shownBack(call, kind) : new Reply.Ask(questions.form(call, kind));
        }
        Optional<Answers.Answer> answer = feeling.flatMap(said -> Answers.read(kind, said, words));
        return Reply.privately(
                answer.isPresent() && answer.get().complete()
                        ? heard(call, kind, answer.get().values())
                        : question(call, kind, answer, feeling.isPresent() && answer.isEmpty()));
    }

    private Message question(Call call, Kind kind, Optional<Answers.Answer> begun, boolean misread) {
        Message question =
                questions.ask(call, kind, begun.map(Answers.Answer::values).orElse(List.of()));
        String promise = call.words().say("checkin.kept_nowhere");
        return (misread ? question.and(new Block.Paragraph(call.words().say("checkin.not_understood"))) : question)
                .and(new Block.Paragraph(promise))
                .offering(questions.otherKind(call));
    }

    private Message heard(Call call, Kind kind, List<String> answer) {
        Words words = call.words();
        return aftercare.after(
                call,
                kind,
                answer,
                words.say(
                        "checkin.heard", "kind", words.from(kind.name()), "answer", Answers.say(kind, answer, words)));
    }

    private static Reply shownBack(Call call, Kind kind) {
        Words words = call.words();
        Map<String, PrivateText> written = Written.in(call, kind);
        Message message =
                Message.of(words.say(written.isEmpty() ? "checkin.nothing_written" : "checkin.written_not_kept"));
        for (Map.Entry<String, PrivateText> line : written.entrySet()) {
            message = message.and(new Block.Paragraph(words.say(
                    "checkin.line",
                    "label",
                    Written.label(kind, line.getKey(), words),
                    "text",
                    line.getValue().reveal())));
        }
        return Reply.privately(
                message.offering(new Choice(words.say("checkin.offer_card"), call.next("checkin card"))));
    }
}
