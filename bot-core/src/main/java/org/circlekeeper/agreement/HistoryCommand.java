package org.circlekeeper.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Every version with its date and one's own yes, and what changed between two. */
final class HistoryCommand implements Command {
    static final String NAME = "agreement history";

    static final Parameter<Integer> FROM = Parameter.number("from", 1, 100_000);
    static final Parameter<Integer> TO = Parameter.number("to", 1, 100_000);

    private final Members members;
    private final AgreementStore agreements;
    private final AcceptanceStore acceptances;

    HistoryCommand(Members members, AgreementStore agreements, AcceptanceStore acceptances) {
        this.members = members;
        this.agreements = agreements;
        this.acceptances = acceptances;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of(NAME), Role.MEMBER, false, false, Effect.READS, List.of(FROM, TO));
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> Reply.privately(answer(call, group)));
    }

    private Message answer(Call call, Group group) {
        List<Agreement> all = agreements.all(group.owner());
        if (all.isEmpty()) {
            return ViewCommand.none(call);
        }
        boolean compares = call.find(FROM).isPresent() || call.find(TO).isPresent();
        return compares ? differences(call, all) : versions(call, group, all);
    }

    private Message versions(Call call, Group group, List<Agreement> all) {
        Words words = call.words();
        Map<Integer, LocalDate> accepted = accepted(call, group);
        Message message = Message.of(
                new Block.Heading(words.say("agreement.history_title")),
                new Block.Bullets(all.stream()
                        .map(agreement -> version(agreement, accepted, words))
                        .toList()));
        Message shown = message.offering(ViewCommand.newest(call));
        return all.size() < 2
                ? shown
                : shown.offering(new Choice(
                        words.say("agreement.differences_choice"),
                        call.next(NAME).with(TO.name(), String.valueOf(all.size()))));
    }

    private static String version(Agreement agreement, Map<Integer, LocalDate> accepted, Words words) {
        LocalDate yes = accepted.get(agreement.number());
        String date = Reading.date(agreement.since(), words);
        String kind = agreement.interim() ? "interim" : "decided";
        return yes == null
                ? words.say("agreement.version", "number", agreement.number(), "date", date, "kind", kind)
                : words.say(
                        "agreement.version_accepted",
                        "number",
                        agreement.number(),
                        "date",
                        date,
                        "kind",
                        kind,
                        "accepted",
                        Reading.date(yes, words));
    }

    /** One's own acceptances; none where others see the answer. */
    private Map<Integer, LocalDate> accepted(Call call, Group group) {
        return call.place().isOverheard()
                ? Map.of()
                : members.find(group, call.caller().user())
                        .map(member -> acceptances.of(member.person()))
                        .orElse(Map.of());
    }

    private static Message differences(Call call, List<Agreement> all) {
        Words words = call.words();
        int to = call.find(TO).orElse(all.size());
        int from = call.find(FROM).orElse(to - 1);
        Optional<Agreement> before = numbered(all, from);
        Optional<Agreement> after = numbered(all, to);
        if (before.isEmpty() || after.isEmpty()) {
            return Message.of(words.say("agreement.nothing_to_compare", "newest", all.size()))
                    .offering(new Choice(words.say("agreement.history_choice"), call.next(NAME)));
        }
        Differences differences =
                Differences.between(before.get().clauses(), after.get().clauses());
        Message message =
                Message.of(new Block.Heading(words.say("agreement.differences_title", "from", from, "to", to)));
        return differences.isEmpty()
                ? message.and(new Block.Paragraph(words.say("agreement.no_differences")))
                : show(differences, message, words).offering(ViewCommand.newest(call));
    }

    private static Optional<Agreement> numbered(List<Agreement> all, int number) {
        return all.stream().filter(agreement -> agreement.number() == number).findFirst();
    }

    private static Message show(Differences differences, Message first, Words words) {
        Message message = listed(first, "agreement.differences_added", lines(differences.added(), words), words);
        message = listed(message, "agreement.differences_gone", lines(differences.gone(), words), words);
        return listed(
                message,
                "agreement.differences_changed",
                differences.changed().stream()
                        .map(change -> words.say(
                                "agreement.changed",
                                "before",
                                Reading.line(change.before(), words),
                                "after",
                                Reading.line(change.after(), words)))
                        .toList(),
                words);
    }

    private static List<String> lines(List<Clause> clauses, Words words) {
        return clauses.stream().map(clause -> Reading.line(clause, words)).toList();
    }

    private static Message listed(Message message, String key, List<String> lines, Words words) {
        return lines.isEmpty() ? message : message.and(new Block.Paragraph(words.say(key)), new Block.Bullets(lines));
    }
}
