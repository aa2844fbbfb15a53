package org.circlekeeper.chat;

/** A message of the bot that it may change later. Printing it hides the value. */
public record CardId(Platform platform, String value) {
    public CardId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
