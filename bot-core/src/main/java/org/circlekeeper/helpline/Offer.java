package org.circlekeeper.helpline;

import java.time.Instant;
import java.util.Optional;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;

/**
 * One offer as it was recorded, for thirty days.
 *
 * @param sender who put a button in a room, until they ask to be forgotten; nobody for a note, so that nothing of theirs
 *     tells what became of it
 * @param senderTag what the sender is counted under in this group
 * @param recipient who got it; nobody for a button in a room, and for a note that could not be passed on
 */
record Offer(
        String id,
        OfGroup group,
        OfferTemplate template,
        Instant at,
        Optional<Person> sender,
        String senderTag,
        Optional<Person> recipient) {

    /** Whose key seals it, and what waits to be sent of it. */
    OfRecord record() {
        return new OfRecord(group.tag(), id);
    }
}
