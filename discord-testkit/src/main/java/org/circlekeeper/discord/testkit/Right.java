package org.circlekeeper.discord.testkit;

import java.util.Arrays;

/** Discord's permissions with their bits, named as JDA names them. Source: reference of Permissions. */
enum Right {
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNEL(4),
    MANAGE_SERVER(5),
    MESSAGE_ADD_REACTION(6),
    VIEW_AUDIT_LOGS(7),
    VIEW_CHANNEL(10),
    MESSAGE_SEND(11),
    MESSAGE_MANAGE(13),
    MESSAGE_EMBED_LINKS(14),
    MESSAGE_ATTACH_FILES(15),
    MESSAGE_HISTORY(16),
    MESSAGE_MENTION_EVERYONE(17),
    MANAGE_ROLES(28),
    MANAGE_WEBHOOKS(29),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_EVENTS(33),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    MESSAGE_SEND_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    USE_EXTERNAL_APPLICATIONS(50),
    PIN_MESSAGES(51);

    static final long ALL = -1L >>> 11;
    /** What a member of a new server may do. */
    static final long EVERYONE = bits(
            VIEW_CHANNEL,
            MESSAGE_SEND,
            MESSAGE_HISTORY,
            MESSAGE_EMBED_LINKS,
            MESSAGE_ATTACH_FILES,
            MESSAGE_ADD_REACTION,
            USE_APPLICATION_COMMANDS,
            CREATE_PUBLIC_THREADS,
            MESSAGE_SEND_IN_THREADS,
            USE_EXTERNAL_APPLICATIONS);
    /** The least that is asked for when the bot is invited. */
    static final long BOT = bits(
            VIEW_CHANNEL,
            MESSAGE_SEND,
            MESSAGE_HISTORY,
            MESSAGE_EMBED_LINKS,
            MESSAGE_ATTACH_FILES,
            CREATE_PUBLIC_THREADS,
            CREATE_PRIVATE_THREADS,
            MESSAGE_SEND_IN_THREADS);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    long bit() {
        return 1L << bit;
    }

    boolean isIn(long bits) {
        return (bits & bit()) != 0;
    }

    static long bits(Right... rights) {
        return Arrays.stream(rights).mapToLong(Right::bit).reduce(0, (a, b) -> a | b);
    }

    static long bits(String... names) {
        return Arrays.stream(names).map(Right::valueOf).mapToLong(Right::bit).reduce(0, (a, b) -> a | b);
    }
}
