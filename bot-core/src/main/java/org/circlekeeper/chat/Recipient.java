package org.circlekeeper.chat;

/** Who gets a message nobody just asked for. */
public sealed interface Recipient {

    /** One person, in private. */
    record Person(UserId user) implements Recipient {}

    /** Everybody in a room. */
    record Room(RoomId room) implements Recipient {}
}
