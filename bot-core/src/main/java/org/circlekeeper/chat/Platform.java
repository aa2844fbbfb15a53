package org.circlekeeper.chat;

/** A chat system, by the name it has in ids and settings: {@code discord}, {@code matrix}, {@code console}. */
public record Platform(String name) {
    public Platform {
        if (!name.matches("[a-z][a-z0-9-]{0,19}")) {
            throw new IllegalArgumentException("not a platform name: " + name);
        }
    }
}
