package org.circlekeeper.discord.testkit.rules;

/** How a message body is meant, and the flags a bot may set by it (Discord, Message resource, "Message Flags"). */
enum MessageUse {
    POST(false, MessageUse.SUPPRESS_EMBEDS | MessageUse.SUPPRESS_NOTIFICATIONS | MessageUse.VOICE | MessageUse.V2),
    ANSWER(
            false,
            MessageUse.SUPPRESS_EMBEDS
                    | MessageUse.SUPPRESS_NOTIFICATIONS
                    | MessageUse.VOICE
                    | MessageUse.V2
                    | MessageUse.EPHEMERAL),
    EDIT(true, MessageUse.SUPPRESS_EMBEDS | MessageUse.V2),
    /** Only an interaction's answers are ephemeral, and an edit may repeat the flags the message has. */
    EDIT_ANSWER(true, MessageUse.SUPPRESS_EMBEDS | MessageUse.V2 | MessageUse.EPHEMERAL);

    static final long SUPPRESS_EMBEDS = 1 << 2;
    static final long EPHEMERAL = 1 << 6;
    static final long SUPPRESS_NOTIFICATIONS = 1 << 12;
    static final long VOICE = 1 << 13;
    static final long V2 = 1 << 15;

    final boolean edits;
    final long flags;

    MessageUse(boolean edits, long flags) {
        this.edits = edits;
        this.flags = flags;
    }
}
