package org.circlekeeper.helpline;

import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.group.Members;

/** "Never again": no note from anybody in any group, until the person takes it back; one that waits is gone too. Needs no membership. */
final class OfferNeverCommand implements Command {
    private final OfferLimits limits;
    private final Members members;
    private final Offering offering;

    OfferNeverCommand(OfferLimits limits, Members members, Offering offering) {
        this.limits = limits;
        this.members = members;
        this.offering = offering;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("offer never", Effect.CHANGES);
    }

    @Override
    public Reply run(Call call) {
        limits.never(call.caller().user());
        members.everywhere(call.caller().user()).forEach(member -> offering.takeBack(member.person()));
        return Reply.privately(Message.of(call.words().say("offer.never_again"))
                .offering(new Choice(call.words().say("offer.choice_allow"), Invocation.of("offer allow"))));
    }
}
