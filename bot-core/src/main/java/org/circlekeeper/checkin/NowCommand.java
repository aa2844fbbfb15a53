package org.circlekeeper.checkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.words.Words;

/** Notes how somebody is: a question, a pick, and it is kept for them alone. */
final class NowCommand implements Command {
    static final String NAME = "checkin now";

    private final Kinds kinds;
    private final Openness openness;
    private final Options options;
    private final Members members;
    private final Keeping keeping;
    private final Questions questions = new Questions(NAME);

    NowCommand(Kinds kinds, Openness openness, Options options, Members members, Keeping keeping) {
        this.kinds = kinds;
        this.openness = openness;
        this.options = options;
        this.members = members;
        this.keeping = keeping;
    }

    @Override
    public CommandSpec spec() {
        List<Parameter<?>> parameters = new ArrayList<>(List.of(Options.FEELING, options.kind()));
        parameters.addAll(Options.LINES);
        return CommandSpec.personal(NAME, Effect.CHANGES, parameters.toArray(Parameter<?>[]::new))
                .asking();
    }

    @Override
    public List<Suggestion> suggest(Parameter<?> parameter, Place place, Words words) {
        return options.suggest(parameter, openness.offered(place), words);
    }

    @Override
    public Reply run(Call call) {
        Optional<String> feeling = call.find(Options.FEELING);
        if (Written.isFrom(call)) {
            return members.forKnown(call, member -> keepWords(call, member));
        }
        boolean writes = feeling.filter(Options.WRITE::equals).isPresent();
        return members.forMember(
                call,
                writes ? Purpose.JOURNAL : Purpose.CHECKINS,
                Optional.of(keepNothing(call)),
                member -> writes ? form(call) : answer(call, member, feeling));
    }

    private Reply answer(Call call, Member member, Optional<String> feeling) {
        Kind kind = kind(call, feeling);
        boolean offered = openness.offers(kind, call.place());
        Optional<Answers.Answer> answer = feeling.flatMap(said -> Answers.read(kind, said, call.words()));
        if (offered && answer.isPresent() && answer.get().complete()) {
            return Reply.privately(
                    keeping.answer(call, member, kind, answer.get().values()));
        }
        call.leaveNoTrace();
        if (call.find(options.kind()).filter(Options.OTHER::equals).isPresent()) {
            return Reply.privately(
                    questions.list(call, openness.offered(call.place())).offering(keepNothing(call)));
        }
        if (!offered) {
            return Reply.privately(questions.notHere(call));
        }
        return Reply.privately(
                kind.isText()
                        ? keepOrNot(call, kind)
                        : question(call, member, kind, answer, feeling.isPresent() && answer.isEmpty()));
    }

    private Kind kind(Call call, Optional<String> feeling) {
        return Questions.meant(openness, call, call.find(options.kind()).flatMap(kinds::find), feeling);
    }

    private Message question(Call call, Member member, Kind kind, Optional<Answers.Answer> begun, boolean misread) {
        Words words = call.words();
        Message question =
                questions.ask(call, kind, begun.map(Answers.Answer::values).orElse(List.of()));
        return (misread ? question.and(new Block.Paragraph(words.say("checkin.not_understood"))) : question)
                .and(new Block.Paragraph(
                        words.say("checkin.only_you", "days", member.group().checkInDays())))
                .offering(questions.otherKind(call), keepNothing(call));
    }

    private Message keepOrNot(Call call, Kind kind) {
        Words words = call.words();
        return Message.of(words.from(kind.ask()), words.say("checkin.keep_or_not", "days", Keeping.JOURNAL_DAYS))
                .offering(
                        new Choice(words.say("checkin.write_and_keep"), questions.write(call, kind)),
                        new Choice(
                                words.say("checkin.write_and_keep_nothing"),
                                new Questions(NowhereCommand.NAME).write(call, kind)),
                        questions.otherKind(call));
    }

    private Reply form(Call call) {
        call.leaveNoTrace();
        Kind kind = kind(call, Optional.empty());
        return openness.offers(kind, call.place())
                ? new Reply.Ask(questions.form(call, kind))
                : Reply.privately(questions.notHere(call));
    }

    private Reply keepWords(Call call, Member member) {
        Kind kind = kind(call, Optional.empty());
        if (!openness.offers(kind, call.place())) {
            call.leaveNoTrace();
            Message nothingKept = Message.of(call.words().say("checkin.nothing_kept"));
            Message notHere = questions.notHere(call);
            return Reply.privately(
                    nothingKept.and(notHere.blocks().toArray(Block[]::new)).offering(notHere.choices()));
        }
        if (!member.agreed().contains(Purpose.JOURNAL) || Written.in(call, kind).isEmpty()) {
            call.leaveNoTrace();
            return Reply.privately(Message.of(call.words().say("checkin.nothing_kept")));
        }
        return Reply.privately(keeping.words(call, member, kind));
    }

    private Choice keepNothing(Call call) {
        var nowhere = call.next(NowhereCommand.NAME);
        return new Choice(
                call.words().say("checkin.keep_nothing"),
                call.find(options.kind())
                        .map(kind -> nowhere.with("kind", kind))
                        .orElse(nowhere));
    }
}
