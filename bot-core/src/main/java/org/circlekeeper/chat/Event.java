package org.circlekeeper.chat;

/** Something that happened on a platform without anybody asking the bot. May be told more than once. */
public sealed interface Event {

    /** Somebody left the place a group lives in, or was removed from it. Starts the deletion clock. */
    record MemberLeft(UserId person, RoomId room) implements Event {}

    /** Somebody took back the message they gave a command with; what it saved goes with it. */
    record MessageRemoved(UserId person, RoomId room, String requestId) implements Event {}

    /** The bot was removed from the place a group lives in. Starts the group's deletion clock. */
    record GroupGone(RoomId room) implements Event {}

    /** A room was replaced by a new one; the group goes with it. */
    record RoomUpgraded(RoomId from, RoomId to) implements Event {}
}
