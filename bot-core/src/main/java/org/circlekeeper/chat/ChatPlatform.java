package org.circlekeeper.chat;

/**
 * What the bot sees of a platform; all an adapter implements besides showing replies. Safe to call from many threads.
 * What can go wrong with people and platforms is a result, never an exception.
 */
public interface ChatPlatform extends AutoCloseable {
    Platform platform();

    /** Starts listening; every request from now on goes to this bot. Called once. */
    void start(Bot bot);

    Facts facts(RoomId room);

    /** Shows a message. The same delivery id twice shows once. */
    Delivery deliver(String deliveryId, Recipient to, Message message);

    Opened openThread(String id, RoomId room, Message first);

    /** Changes a card; an older version than the one shown changes nothing. */
    Delivery edit(String id, CardId card, long version, Message message);

    /**
     * Asks the platform whether somebody is still there; may take seconds, so never inside a transaction. A platform that
     * tells by itself when people leave ({@link Event.MemberLeft}) need not answer.
     */
    default Presence presence(UserId person, RoomId room) {
        return Presence.UNKNOWN;
    }

    ModerationOutcome carryOut(ModerationOrder order);

    /** Lets go of whoever it knows from memory, because the operator locks the bot. It goes on hearing and answering. */
    default void forgetPeople() {}

    /** Stops listening, finishes what is being answered. */
    @Override
    void close();
}
