package org.circlekeeper.matrix.bridge;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that stands in a room's timeline. Prints its kind and nothing else.
 *
 * @param at when its sender's server says it was sent; may be anything
 * @param stateKey for state events
 * @param content JSON; of an encrypted event the encrypted form
 * @param transaction of an event this very device sent
 * @param handle what the bridge needs to open it; nothing to anybody else
 */
public record Event(
        String room,
        String id,
        String type,
        String sender,
        Instant at,
        Optional<String> stateKey,
        String content,
        Optional<String> transaction,
        Object handle) {
    /** The event that a redaction takes back is in its content too, as {@code redacts}, whatever the room's version. */
    @Override
    public String toString() {
        return type;
    }
}
