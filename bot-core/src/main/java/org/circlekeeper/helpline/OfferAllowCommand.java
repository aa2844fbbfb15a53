package org.circlekeeper.helpline;

import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;

/** Takes back "never again"; what each group's setting says counts again. */
final class OfferAllowCommand implements Command {
    private final OfferLimits limits;

    OfferAllowCommand(OfferLimits limits) {
        this.limits = limits;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("offer allow", Effect.CHANGES);
    }

    @Override
    public Reply run(Call call) {
        limits.allow(call.caller().user());
        return Reply.privately(Message.of(call.words().say("offer.allowed")));
    }
}
