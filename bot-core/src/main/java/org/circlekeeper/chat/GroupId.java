package org.circlekeeper.chat;

/**
 * A peer-support group: the server on Discord, the room where setup ran on Matrix, one person's own space in a direct
 * message that belongs to no group. Printing it hides the value.
 */
public record GroupId(Platform platform, String value) {
    public GroupId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
