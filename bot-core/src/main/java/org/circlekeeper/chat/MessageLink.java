package org.circlekeeper.chat;

/** One message on a platform, by whatever the platform finds it with. Printing it hides the value. */
public record MessageLink(Platform platform, String value) {
    public MessageLink {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id has a value");
        }
    }

    @Override
    public String toString() {
        return platform.name() + ":…";
    }
}
