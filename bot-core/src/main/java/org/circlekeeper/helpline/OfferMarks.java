package org.circlekeeper.helpline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.command.Call;
import org.circlekeeper.group.Group;

/** Marks that a note felt wrong, as one owner may see them: by sender, without a name, and never the owner's own. */
final class OfferMarks {
    private final OfferStore store;
    private final OfferLimits limits;

    OfferMarks(OfferStore store, OfferLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** How many marks each sender has but the caller. */
    Map<String, Integer> ofOthers(Call call, Group group) {
        Map<String, Integer> marks = new TreeMap<>(store.marks(group.owner()));
        marks.remove(limits.senderTag(group.owner(), call.caller().user()));
        return marks;
    }

    /** The way to them, saying how many wait. */
    Optional<Choice> waiting(Call call, Group group) {
        int count = ofOthers(call, group).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return Optional.of(
                new Choice(call.words().say("offer.choice_marks", "count", count), call.next(OfferMarksCommand.NAME)));
    }
}
