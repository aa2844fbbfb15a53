package org.circlekeeper.chat;

/**
 * Who can read what is written here, besides the person the bot talks to.
 *
 * @param everyoneHere true where whatever a person types, and any answer, is seen by all people in the room; false
 *     where the platform shows both to that person alone
 * @param outside who outside the conversation can read it
 */
public record Readers(boolean everyoneHere, Outside outside) {

    /** Who can read along without being in the room. */
    public enum Outside {
        /** Nobody but whoever uses this device. */
        DEVICE,
        /** The company that runs the platform. */
        PLATFORM,
        /** Whoever runs the servers that carry the room. */
        SERVERS,
        /** Nobody: end-to-end encrypted. The people who run the bot can, because the bot is an end. */
        NOBODY
    }
}
