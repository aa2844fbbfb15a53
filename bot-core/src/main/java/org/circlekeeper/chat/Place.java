package org.circlekeeper.chat;

import java.util.Optional;

/**
 * Where something was asked.
 *
 * @param readers who can read here; told before anybody saves anything
 */
public record Place(RoomId room, Optional<ThreadId> thread, Kind kind, Readers readers) {

    /** A room with other people in it, or one person's conversation with the bot. */
    public enum Kind {
        ROOM,
        DIRECT
    }

    /** Whether an answer meant for one person would be seen by others here. */
    public boolean isOverheard() {
        return kind == Kind.ROOM && readers.everyoneHere();
    }
}
