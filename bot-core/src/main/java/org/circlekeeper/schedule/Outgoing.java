package org.circlekeeper.schedule;

import java.time.Instant;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.vault.Owner;

/** Messages nobody just asked for. Planning joins the transaction it is called in; sending comes later and may repeat. */
public interface Outgoing {

    /** Promises a message that may go at once. */
    void plan(String deliveryId, Owner owner, Recipient to, Message message, Lane lane, Instant until);

    /**
     * Promises a message.
     *
     * @param deliveryId never changes; planning the same id again changes nothing
     * @param owner whose key seals it, and whose <em>forget</em> takes it away
     * @param notBefore when it may go at the earliest, such as the end of somebody's quiet hours
     * @param until when it is no longer worth sending
     */
    void plan(
            String deliveryId, Owner owner, Recipient to, Message message, Lane lane, Instant notBefore, Instant until);

    /** Takes back everything that still waits for this owner. */
    void forget(Owner owner);
}
