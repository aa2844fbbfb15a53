package org.circlekeeper.agreement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/** What the group agreed on, for whoever asks in its room. */
final class ViewCommand implements Command {
    static final String NAME = "agreement view";

    static final Parameter<Integer> VERSION = Parameter.number("version", 1, 100_000);
    private static final Parameter<String> SECTION = Parameter.text("section", 40);

    private final Members members;
    private final AgreementStore agreements;
    private final AcceptanceStore acceptances;

    ViewCommand(Members members, AgreementStore agreements, AcceptanceStore acceptances) {
        this.members = members;
        this.agreements = agreements;
        this.acceptances = acceptances;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                Name.of(NAME, "rules"), Role.MEMBER, false, false, Effect.READS, List.of(VERSION, SECTION));
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> Reply.privately(view(call, group)));
    }

    private Message view(Call call, Group group) {
        Optional<Agreement> newest = agreements.newest(group.owner());
        if (newest.isEmpty()) {
            return none(call);
        }
        Optional<Agreement> asked = call.find(VERSION)
                .map(number -> agreements.find(group.owner(), number))
                .orElse(newest);
        return asked.map(agreement -> show(call, group, agreement, newest.get().number()))
                .orElseGet(() -> Message.of(call.words()
                                .say(
                                        "agreement.no_such_version",
                                        "newest",
                                        newest.get().number()))
                        .offering(newest(call)));
    }

    /** What to say where nothing was agreed on yet. */
    static Message none(Call call) {
        Words words = call.words();
        return call.caller().role().covers(Role.MODERATOR)
                ? Message.of(words.say("agreement.none_yet_moderator"))
                        .offering(new Choice(words.say("agreement.draft_choice"), call.next(DraftCommand.NAME)))
                : Message.of(words.say("agreement.none_yet"));
    }

    private Message show(Call call, Group group, Agreement agreement, int newest) {
        Words words = call.words();
        List<Clause> clauses = section(agreement, call);
        Message message = Message.of(
                new Block.Heading(words.say("agreement.title", "number", agreement.number())),
                new Block.Paragraph(words.say(
                        agreement.interim() ? "agreement.since_interim" : "agreement.since",
                        "date",
                        Reading.date(agreement.since(), words))));
        if (agreement.number() < newest) {
            message = message.and(new Block.Paragraph(words.say("agreement.newer", "newest", newest)));
        }
        message = clauses.isEmpty()
                ? message.and(new Block.Paragraph(words.say("agreement.no_such_section")))
                : Reading.clauses(message, clauses, words, false);
        return choices(call, group, agreement, newest, message);
    }

    private static List<Clause> section(Agreement agreement, Call call) {
        Optional<String> section = call.find(SECTION).map(text -> text.strip().toLowerCase(Locale.ROOT));
        return agreement.clauses().stream()
                .filter(clause -> section.isEmpty()
                        || clause.tier().word().equals(section.get())
                        || clause.id().toLowerCase(Locale.ROOT).equals(section.get())
                        || call.words()
                                .from(clause.title())
                                .toLowerCase(Locale.ROOT)
                                .contains(section.get()))
                .toList();
    }

    private Message choices(Call call, Group group, Agreement agreement, int newest, Message message) {
        Words words = call.words();
        Message shown = message;
        if (agreement.number() < newest) {
            shown = shown.offering(newest(call));
        } else if (hasAccepted(call, group, newest)) {
            shown = shown.and(new Block.Paragraph(words.say("agreement.you_accepted")));
        } else {
            shown = shown.offering(accept(call, newest));
        }
        if (agreement.number() > 1) {
            shown = shown.offering(new Choice(
                    words.say("agreement.differences_choice"),
                    call.next(HistoryCommand.NAME)
                            .with(HistoryCommand.FROM.name(), String.valueOf(agreement.number() - 1))
                            .with(HistoryCommand.TO.name(), String.valueOf(agreement.number()))));
        }
        return shown.offering(new Choice(words.say("agreement.history_choice"), call.next(HistoryCommand.NAME)));
    }

    /** Where others see the answer, it is the same for everybody. */
    private boolean hasAccepted(Call call, Group group, int number) {
        return !call.place().isOverheard()
                && members.find(group, call.caller().user())
                        .filter(member -> acceptances.of(member.person()).containsKey(number))
                        .isPresent();
    }

    static Choice accept(Call call, int number) {
        return new Choice(
                call.words().say("agreement.accept_choice"),
                call.next(AcceptCommand.NAME).with(VERSION.name(), String.valueOf(number)));
    }

    static Choice newest(Call call) {
        return new Choice(call.words().say("agreement.view_choice"), call.next(NAME));
    }
}
