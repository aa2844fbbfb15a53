package org.circlekeeper.matrix.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account on one homeserver, as the bot needs it and no more. Nothing of the SDK or of Kotlin is seen here: ids are
 * strings, contents are JSON text. Every call blocks, at most {@link #PATIENCE} unless it says otherwise, and may be made
 * from many threads.
 */
public interface Homeserver extends AutoCloseable {
    /** The longest any request waits for the server. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** The full id, as in {@code @bot:example.org}. */
    String user();

    String device();

    /** Begins to hear; returns once the first answer of the server was taken in. Called once. */
    void listen(Hearing hearing);

    /**
     * Everything up to this batch has had its effect. Only then is the server's position kept: after a kill, what was
     * heard later than the last of these is heard again.
     */
    void done(long batch);

    /** Whether the last request for news was answered. */
    boolean isConnected();

    /** Makes an encrypted event readable; waits that long for its key, and never for another event. */
    Opened open(Event event, Duration patience);

    /** Events of a gap, newest first. What is heard before the gap is not among them. */
    Page before(String room, String gap, int most) throws Refused;

    /**
     * Sends an event, encrypted where the room is. The same transaction twice is one event, as long as the server
     * remembers it (Synapse: a day).
     *
     * @param content JSON
     * @return the event's id, once the server has it
     */
    String send(String room, String transaction, String type, String content) throws Refused;

    /** The same, readable by everybody: for somebody whose device has no keys. Never anything about a person. */
    String sendOpenly(String room, String transaction, String type, String content) throws Refused;

    /** Takes an event back. The same transaction twice does it once. */
    void redact(String room, String transaction, String event) throws Refused;

    void setState(String room, String type, String stateKey, String content) throws Refused;

    /** A picture or file for this room, encrypted when the room is; gives back what belongs into the event's content. */
    String upload(String room, byte[] bytes, String type) throws Refused;

    /** What the store knows of a room that the bot is in or was invited to. */
    Optional<Room> room(String room);

    /** Every room the bot is in. */
    List<String> rooms();

    /** JSON of a state event as the store has it. */
    Optional<String> state(String room, String type, String stateKey);

    /** Who sent a state event, as the store has it. */
    Optional<String> stateSender(String room, String type, String stateKey);

    /** Who sent an event; asks the server. */
    String senderOf(String room, String event) throws Refused;

    /** Whom the room has, by membership {@code join}, {@code invite}, …; asks the server when the store is not complete. */
    Map<String, String> members(String room) throws Refused;

    /** Account data of the bot's own account, such as {@code m.direct}; JSON. */
    Optional<String> accountData(String type);

    void setAccountData(String type, String content) throws Refused;

    /** A new room with one other person, encrypted from its first moment; returns when the store says it is encrypted. */
    String createDirect(String person) throws Refused;

    void join(String room) throws Refused;

    /** Leaves and forgets; a room that is not known is left already. */
    void leave(String room) throws Refused;

    /** The account's devices as the server lists them, by id, and whether each is signed by the account's owner. */
    Map<String, Boolean> devices() throws Refused;

    /** Starts the secret conversation of a room anew, so that what comes next is readable by those who are there now. */
    void rotate(String room);

    /** Stops hearing and lets go of the store; waits for what is being written. */
    @Override
    void close();

    /**
     * A room as the store knows it.
     *
     * @param membership {@code join} or {@code invite}
     */
    record Room(String id, String membership, boolean encrypted, boolean direct) {}

    /** Some older events, and where the next ones begin; empty at the beginning of the room. */
    record Page(List<Event> events, Optional<String> next) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /** What became of opening an encrypted event. */
    sealed interface Opened {
        /**
         * Readable.
         *
         * @param content JSON
         * @param signedDevice whether the owner of the sending device signed it (MSC4153); an unsigned one may belong to
         *     whoever runs the sender's server
         */
        record Clear(String type, String content, boolean signedDevice) implements Opened {}

        /** The key did not come yet. */
        record NotYet() implements Opened {}

        /** The sender's client said that it keeps the key back. */
        record Withheld(String code) implements Opened {}

        /** It cannot be read and never will be. */
        record Broken() implements Opened {}
    }
}
