package org.circlekeeper.chat;

/** A thread inside a room. Printing it hides the value. */
public record ThreadId(Platform platform, String value) {
    public ThreadId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
