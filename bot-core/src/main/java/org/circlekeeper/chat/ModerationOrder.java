package org.circlekeeper.chat;

/** Something only the platform can do to what is shown there. The same id twice does it once. */
public sealed interface ModerationOrder {
    String id();

    /** Take away the bot's own last messages to one person, where the platform can. */
    record HideMine(String id, UserId person, RoomId room) implements ModerationOrder {}
}
