package org.circlekeeper.agreement;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.group.Age;
import org.circlekeeper.group.Group;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** Makes a draft the next version: interim, in front of everybody, in the group's language. */
final class Publishing {
    private final AgreementStore agreements;
    private final DraftStore drafts;
    private final Catalogue catalogue;
    private final InstantSource clock;

    Publishing(AgreementStore agreements, DraftStore drafts, Catalogue catalogue, InstantSource clock) {
        this.agreements = agreements;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Reply publish(Call call, Group group, Draft draft, Optional<Agreement> newest) {
        if (call.place().kind() == Place.Kind.DIRECT) {
            return DraftScreen.refused(call, "agreement.publish_in_the_room");
        }
        if (newest.filter(before -> before.clauses().equals(draft.clauses())).isPresent()) {
            return DraftScreen.refused(call, "agreement.nothing_changed");
        }
        if (draft.find(Library.ADULTS_ONLY).isPresent() && group.age() != Age.ADULTS) {
            return DraftScreen.refused(call, "agreement.adults_only");
        }
        boolean stored = drafts.find(group.owner()).isPresent();
        if (stored && !drafts.take(group.owner(), draft)) {
            return DraftScreen.changed(call, draft);
        }
        int number = newest.map(Agreement::number).orElse(0) + 1;
        LocalDate today = LocalDate.ofInstant(clock.instant(), group.zone());
        if (!agreements.publish(group.owner(), new Agreement(number, today, true, draft.clauses()))) {
            return DraftScreen.changed(call, draft);
        }
        Reply announced = Reply.publicly(announcement(call, group, number));
        Reply confirmed = Reply.privately(Message.of(call.words().say("agreement.published", "number", number)));
        return call.place().isOverheard() ? announced : new Reply.Several(List.of(announced, confirmed));
    }

    private Message announcement(Call call, Group group, int number) {
        Words words = catalogue.in(group.language());
        return Message.of(words.say("agreement.announcement", "number", number))
                .offering(
                        new Choice(words.say("agreement.view_choice"), call.next(ViewCommand.NAME)),
                        new Choice(
                                words.say("agreement.accept_choice"),
                                call.next(AcceptCommand.NAME)
                                        .with(ViewCommand.VERSION.name(), String.valueOf(number))));
    }
}
