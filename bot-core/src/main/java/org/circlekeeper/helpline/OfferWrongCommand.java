package org.circlekeeper.helpline;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.vault.Vault;

/** "This felt wrong": a mark for the group's owners. Only whoever got the note can make it; the sender never hears. */
final class OfferWrongCommand implements Command {
    private static final Parameter<String> NOTE = OfferCommand.behindButton(OfferNote.NOTE);

    private final OfferStore store;
    private final Vault vault;

    OfferWrongCommand(OfferStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of("offer wrong"), Role.MEMBER, true, false, Effect.CHANGES, List.of(NOTE));
    }

    @Override
    public Reply run(Call call) {
        Optional<Offer> theirs = call.find(NOTE).flatMap(store::find).filter(offer -> isFor(call, offer));
        if (theirs.isEmpty()) {
            call.leaveNoTrace();
        }
        theirs.ifPresent(offer -> store.mark(offer));
        return Reply.privately(Message.of(call.words().say(theirs.isPresent() ? "offer.marked" : "offer.note_gone"))
                .offering(new Choice(call.words().say("offer.choice_never"), Invocation.of("offer never"))));
    }

    private boolean isFor(Call call, Offer offer) {
        return vault.person(offer.group(), call.caller().user())
                .filter(person -> OfferStore.isOf(person, offer.recipient()))
                .isPresent();
    }
}
