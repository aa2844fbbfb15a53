package org.circlekeeper.discord;

import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/** Why Discord ended the connection for good: trying again with the same settings can only fail again. */
public enum DiscordEnding {
    /** Close code 4004, or status 401: the token is not, or no longer, a bot's. */
    TOKEN_REFUSED,
    /** Close codes 4010 and 4011: a shard that cannot be, or too few of them. */
    SHARDS_REFUSED,
    /** Close code 4012: Discord no longer speaks this version's language. */
    VERSION_REFUSED,
    /** Close codes 4013 and 4014: an intent that is not granted. */
    INTENTS_REFUSED;

    /** What a close code means; null for the many after which one simply connects again. */
    static @Nullable DiscordEnding of(int code) {
        return switch (code) {
            case 4004 -> TOKEN_REFUSED;
            case 4010, 4011 -> SHARDS_REFUSED;
            case 4012 -> VERSION_REFUSED;
            case 4013, 4014 -> INTENTS_REFUSED;
            default -> null;
        };
    }

    static @Nullable DiscordEnding of(@Nullable CloseCode code) {
        return code == null ? null : of(code.getCode());
    }
}
