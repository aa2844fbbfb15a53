package org.circlekeeper.chat;

/**
 * A place where messages appear. Printing it hides the value.
 *
 * @param home what a group is made for when setup runs here: the server on Discord, the room itself elsewhere. Two
 *     rooms with one home belong to one group.
 * @param value the room itself, unique on its platform
 */
public record RoomId(Platform platform, String home, String value) {
    public RoomId {
        if (home.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    /** A room that is its own home. */
    public static RoomId standingAlone(Platform platform, String value) {
        return new RoomId(platform, value, value);
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
