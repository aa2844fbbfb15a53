package org.circlekeeper.discord.testkit;

/**
 * A file as it was sent or is shown.
 *
 * @param description what a screen reader says; empty where the bot gave none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy for each look would double every picture
public record SentFile(String name, String description, byte[] bytes) {}
