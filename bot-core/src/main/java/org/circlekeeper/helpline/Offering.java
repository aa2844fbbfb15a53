package org.circlekeeper.helpline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Offers;
import org.circlekeeper.schedule.Lane;
import org.circlekeeper.schedule.Outgoing;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/**
 * Carries an offer out, within every limit. The sender hears the same two sentences whatever became of a note: a
 * recipient who allows none, who wants none ever again, who had one today, who is no member, whose messages are closed.
 */
final class Offering {
    private static final Duration WORTH_SENDING = Duration.ofHours(24);

    private final Members members;
    private final Outgoing outgoing;
    private final OfferStore store;
    private final OfferLimits limits;
    private final OfferNote notes;
    private final Vault vault;
    private final InstantSource clock;

    Offering(
            Members members,
            Outgoing outgoing,
            OfferStore store,
            OfferLimits limits,
            OfferNote notes,
            Vault vault,
            InstantSource clock) {
        this.members = members;
        this.outgoing = outgoing;
        this.store = store;
        this.limits = limits;
        this.notes = notes;
        this.vault = vault;
        this.clock = clock;
    }

    /** A button for everybody in the room; it names nobody, so it needs nobody's leave. */
    Reply inRoom(Call call, Group group, OfferTemplate template) {
        UserId sender = call.caller().user();
        if (!limits.claimSender(sender)) {
            return enough(call);
        }
        store.keep(
                group.owner(),
                call.event(),
                template,
                vault.person(group.owner(), sender),
                limits.senderTag(group.owner(), sender),
                Optional.empty(),
                now());
        Reply button = Reply.publicly(notes.forRoom(template, group.language()));
        return call.place().isOverheard()
                ? button
                : new Reply.Several(
                        List.of(button, Reply.privately(Message.of(call.words().say("offer.in_room")))));
    }

    /** A note to one person, if everything allows it. */
    Reply toPerson(Call call, Group group, OfferTemplate template, UserId recipient) {
        UserId sender = call.caller().user();
        if (!limits.claimSender(sender)) {
            return enough(call);
        }
        boolean paused = store.isPaused(group.owner(), limits.senderTag(group.owner(), sender));
        Optional<Member> willing = members.findUnnoticed(group, recipient)
                .filter(member -> member.offers() == Offers.PRIVATE)
                .filter(member -> !paused && !recipient.equals(sender));
        boolean free = limits.claimRecipient(sender, recipient, call.event(), willing.isPresent());
        Optional<Member> possible = willing.filter(member -> free);
        keepAndPlan(call, group, template, possible);
        return Reply.privately(Message.of(call.words().say("offer.passed_on_or_not"))
                .offering(new Choice(call.words().say("offer.choice_for_me"), Invocation.of(HelplineCommand.NAME))));
    }

    /**
     * Writes the same rows and keys for a note that cannot be passed on: a record whose recipient is nobody, and a message that
     * is out of date before it is sent. So neither time nor traces tell the two apart.
     */
    private void keepAndPlan(Call call, Group group, OfferTemplate template, Optional<Member> member) {
        String id = call.event();
        UserId sender = call.caller().user();
        Instant soonest = member.map(one -> one.speakAt(clock)).orElse(now());
        store.keep(
                group.owner(),
                id,
                template,
                Optional.empty(),
                limits.senderTag(group.owner(), sender),
                Optional.of(member.map(Member::person).orElse(OfferStore.nobody(group.owner()))),
                now());
        outgoing.plan(
                "offer-" + id,
                new OfRecord(group.owner().tag(), id),
                new Recipient.Person(member.map(Member::user).orElse(sender)),
                notes.forPerson(id, template, member.flatMap(Member::language).orElse(group.language())),
                Lane.HELP,
                soonest,
                member.isPresent() ? soonest.plus(WORTH_SENDING) : now());
    }

    /** Takes back every note that still waits for somebody in their group. Harmless when repeated. */
    void takeBack(Person person) {
        store.with(person).stream()
                .filter(offer -> OfferStore.isOf(person, offer.recipient()))
                .forEach(offer -> outgoing.forget(offer.record()));
    }

    /** Hears what a member set: who allows no notes gets none that waits either. */
    void settled(Member member) {
        if (member.offers() != Offers.PRIVATE) {
            takeBack(member.person());
        }
    }

    private static Reply enough(Call call) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say("offer.enough_for_now")));
    }

    private Instant now() {
        return clock.instant();
    }
}
