package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** The numbers of Discord's option types (Discord, Application Commands, "Application Command Option Type"). */
final class OptionType {
    static final long SUB_COMMAND = 1;
    static final long SUB_COMMAND_GROUP = 2;
    static final long STRING = 3;
    static final long INTEGER = 4;
    static final long CHANNEL = 7;
    static final long NUMBER = 10;
    static final long LAST = 11;

    /** Those that can have choices or suggest some. */
    static final Set<Long> TYPED = Set.of(STRING, INTEGER, NUMBER);

    private OptionType() {}

    static long of(Part option) {
        return option.at("type").number(0);
    }

    static boolean nests(Part option) {
        return of(option) == SUB_COMMAND || of(option) == SUB_COMMAND_GROUP;
    }
}
