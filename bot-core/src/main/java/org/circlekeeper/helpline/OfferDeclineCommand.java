package org.circlekeeper.helpline;

import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;

/** "Not for me": nothing happens, nothing is kept, nobody is told. */
final class OfferDeclineCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("offer decline", Effect.NONE);
    }

    @Override
    public Reply run(Call call) {
        return Reply.privately(Message.of(call.words().say("offer.declined"))
                .offering(new Choice(call.words().say("offer.choice_never"), Invocation.of("offer never"))));
    }
}
