package org.circlekeeper.chat;

/** Somebody, as their platform knows them. Printing it hides the value. */
public record UserId(Platform platform, String value) {
    public UserId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
