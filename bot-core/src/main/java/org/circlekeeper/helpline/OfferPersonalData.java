package org.circlekeeper.helpline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;

/**
 * Notes somebody got, told as from the team, and buttons they put up. Notes they sent are told nowhere: what stood there
 * would tell what became of them. Forgetting takes away what they got and their name from buttons; limits, <em>never
 * again</em> and marks that a note felt wrong are under tags that name nobody and stay for a time, as the receipt says.
 */
final class OfferPersonalData implements PersonalData {
    private final OfferStore store;
    private final Offering offering;

    OfferPersonalData(OfferStore store, Offering offering) {
        this.store = store;
        this.offering = offering;
    }

    @Override
    public Export show(Person person) {
        List<Map<String, PrivateText>> entries =
                store.with(person).stream().map(offer -> entry(person, offer)).toList();
        return entries.isEmpty() ? Export.nothing() : new Export("offer.export", entries);
    }

    private static Map<String, PrivateText> entry(Person person, Offer offer) {
        Map<String, PrivateText> entry = new LinkedHashMap<>();
        entry.put(
                "when",
                new PrivateText(LocalDate.ofInstant(offer.at(), ZoneOffset.UTC).toString()));
        entry.put(
                OfferStore.isOf(person, offer.recipient()) ? "to_you_by_the_team" : "by_you",
                new PrivateText(Parameter.kebab(offer.template())));
        return entry;
    }

    @Override
    public void forget(Person person) {
        offering.takeBack(person);
        for (Offer offer : store.with(person)) {
            if (OfferStore.isOf(person, offer.recipient())) {
                store.forgetRecipient(offer);
            } else {
                store.forgetSender(offer);
            }
        }
    }

    @Override
    public void forgetGroup(OfGroup group) {
        store.forgetGroup(group);
    }
}
