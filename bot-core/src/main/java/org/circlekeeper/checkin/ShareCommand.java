package org.circlekeeper.checkin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Surroundings;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/**
 * Shows the room one check-in of today, once, after a look at exactly what the room will see. Where everybody sees every
 * answer, the look is in a direct message, and the room sees the line or the one answer that tells nothing. The line is
 * in the group's language, so that it does not tell the person's own.
 */
final class ShareCommand implements Command {
    private static final String NAME = "checkin share";

    private final Kinds kinds;
    private final Openness openness;
    private final Members members;
    private final Surroundings surroundings;
    private final CheckInStore store;
    private final Catalogue catalogue;
    private final InstantSource clock;

    ShareCommand(
            Kinds kinds,
            Openness openness,
            Members members,
            Surroundings surroundings,
            CheckInStore store,
            Catalogue catalogue,
            InstantSource clock) {
        this.kinds = kinds;
        this.openness = openness;
        this.members = members;
        this.surroundings = surroundings;
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Not personal, because its line belongs in a room; everything else it says is. */
    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of(NAME), Role.MEMBER, false, false, Effect.CHANGES, List.of(Options.WHICH));
    }

    @Override
    public Reply run(Call call) {
        if (call.place().isOverheard() && call.find(Options.WHICH).isEmpty()) {
            return call.writeToMe();
        }
        Reply reply = members.forKnown(call, member -> share(call, member));
        return call.place().isOverheard() && !isForTheRoom(reply) ? call.writeToMe() : reply;
    }

    private static boolean isForTheRoom(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.audience() instanceof Audience.Room;
    }

    private Reply share(Call call, Member member) {
        if (!member.group().profile().allowsPublicShare()) {
            return unchanged(call, "checkin.share_not_in_this_group");
        }
        Optional<String> which = call.find(Options.WHICH).map(Options::plain);
        Optional<CheckIn> shared = ofToday(call, member, which);
        if (shared.isEmpty()) {
            return unchanged(call, "checkin.share_nothing_of_today");
        }
        boolean inTheRoom = call.place().kind() == Place.Kind.ROOM;
        if (inTheRoom && lacksRights(call)) {
            return unchanged(call, "checkin.share_cannot_write");
        }
        if (which.isPresent() && inTheRoom) {
            if (!store.share(member.person(), shared.get())) {
                return unchanged(call, "checkin.share_before");
            }
            members.looked(member.person(), "group", "checkin.looked_shared");
            Reply line = Reply.publicly(Message.of(line(member, shared.get())));
            return call.place().isOverheard() ? line : confirmed(call, line);
        }
        call.leaveNoTrace();
        return Reply.privately(preview(call, member, shared.get()));
    }

    /** A check-in counts as shared before the platform has its line, so a line it cannot carry must not be begun. */
    private boolean lacksRights(Call call) {
        return !surroundings.facts(call.place().room()).lacking().isEmpty();
    }

    private Optional<CheckIn> ofToday(Call call, Member member, Optional<String> which) {
        LocalDate today = member.today(clock);
        return store.of(member.person(), today).stream()
                .filter(checkIn -> checkIn.on().equals(today) && !checkIn.isJournal())
                .filter(checkIn -> which.isEmpty() || checkIn.id().equals(which.get()))
                .filter(checkIn -> kinds.find(checkIn.kind())
                        .filter(kind -> openness.offers(kind, call.place()))
                        .isPresent())
                .reduce((earlier, later) -> later);
    }

    private Message preview(Call call, Member member, CheckIn checkIn) {
        Words words = call.words();
        String platform = call.place().room().platform().name();
        if (call.place().kind() == Place.Kind.DIRECT) {
            return Message.of(
                    words.say("checkin.share_in_the_room"),
                    line(member, checkIn),
                    words.say("checkin.share_by_typing", "which", checkIn.id(), "platform", platform));
        }
        return Message.of(words.say("checkin.share_preview"))
                .and(new Block.Verbatim(line(member, checkIn)))
                .and(new Block.Paragraph(words.say(
                        "checkin.share_readers_"
                                + Parameter.kebab(call.place().readers().outside()),
                        "platform",
                        platform)))
                .offering(new Choice(
                        words.say("checkin.share_here"), call.next(NAME).with(Options.WHICH.name(), checkIn.id())));
    }

    private String line(Member member, CheckIn checkIn) {
        Words words = catalogue.in(member.group().language());
        Kind kind = kinds.find(checkIn.kind()).orElseThrow();
        return words.say(
                "checkin.shared_line",
                "kind",
                words.from(kind.name()),
                "answer",
                Answers.say(kind, checkIn.answer(), words));
    }

    private static Reply confirmed(Call call, Reply line) {
        return new Reply.Several(
                List.of(line, Reply.privately(Message.of(call.words().say("checkin.share_done")))));
    }

    private static Reply unchanged(Call call, String key) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say(key))
                .offering(new Choice(call.words().say("checkin.now_choice"), call.next(NowCommand.NAME))));
    }
}
