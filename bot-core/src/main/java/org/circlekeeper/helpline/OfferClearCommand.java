package org.circlekeeper.helpline;

import java.util.List;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Limit;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;

/** An owner has looked, and lets a sender offer notes again. Nobody clears what concerns themself. */
final class OfferClearCommand implements Command {
    private static final Parameter<String> MARK = OfferCommand.behindButton("mark");

    private final Members members;
    private final OfferStore store;
    private final OfferLimits limits;

    OfferClearCommand(Members members, OfferStore store, OfferLimits limits) {
        this.members = members;
        this.store = store;
        this.limits = limits;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of("offer clear"), Role.OWNER, true, false, Effect.CHANGES, List.of(MARK));
    }

    @Override
    public Limit limit() {
        return Limit.MODERATION;
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> clear(call, group));
    }

    private Reply clear(Call call, Group group) {
        String own = limits.senderTag(group.owner(), call.caller().user());
        boolean another = call.find(MARK).filter(mark -> !mark.equals(own)).isPresent();
        if (!another) {
            call.leaveNoTrace();
        }
        call.find(MARK).filter(mark -> another).ifPresent(mark -> store.clear(group.owner(), mark));
        return Reply.privately(Message.of(call.words().say(another ? "offer.cleared" : "offer.not_cleared")));
    }
}
