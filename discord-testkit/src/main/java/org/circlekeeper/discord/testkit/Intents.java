package org.circlekeeper.discord.testkit;

/** What a session asked to hear. Source: Gateway reference, list of intents. */
final class Intents {
    static final int ALWAYS = 0;
    static final int GUILDS = 1;
    static final int MEMBERS = 1 << 1;
    static final int MESSAGES = 1 << 9;
    static final int DIRECT_MESSAGES = 1 << 12;
    static final int MESSAGE_CONTENT = 1 << 15;

    private Intents() {}
}
