package org.circlekeeper.agreement;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.words.Words;

/** Somebody's yes to the version in force, and to no other. */
final class AcceptCommand implements Command {
    static final String NAME = "agreement accept";

    private final Members members;
    private final AgreementStore agreements;
    private final AcceptanceStore acceptances;
    private final InstantSource clock;

    AcceptCommand(Members members, AgreementStore agreements, AcceptanceStore acceptances, InstantSource clock) {
        this.members = members;
        this.agreements = agreements;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.CHANGES, ViewCommand.VERSION);
    }

    @Override
    public Reply run(Call call) {
        return members.forMember(
                call, Purpose.AGREEMENT, Optional.empty(), member -> Reply.privately(accept(call, member)));
    }

    private Message accept(Call call, Member member) {
        Optional<Agreement> newest = agreements.newest(member.group().owner());
        if (newest.isEmpty()) {
            call.leaveNoTrace();
            return ViewCommand.none(call);
        }
        int number = newest.get().number();
        if (call.find(ViewCommand.VERSION).filter(meant -> meant != number).isPresent()) {
            return unchanged(call, "agreement.accept_newest", number)
                    .offering(ViewCommand.newest(call), ViewCommand.accept(call, number));
        }
        LocalDate before = acceptances.of(member.person()).get(number);
        if (before != null) {
            return unchanged(call, "agreement.accepted_before", number);
        }
        acceptances.accept(member.person(), number, member.today(clock));
        return Message.of(call.words().say("agreement.accepted", "number", number));
    }

    private static Message unchanged(Call call, String key, int number) {
        call.leaveNoTrace();
        Words words = call.words();
        return Message.of(words.say(key, "number", number));
    }
}
