package org.circlekeeper.discord;

import java.net.URI;
import java.util.Optional;

/**
 * How to reach Discord, and which part of it this process looks after.
 *
 * @param token the bot's secret; never printed
 * @param apiUrl a proxy or a test server instead of Discord's own address, as in {@code http://127.0.0.1:8080/api/v10/}
 * @param gatewayUrl the same for the gateway; empty for what the API names
 */
public record DiscordSettings(String token, Optional<URI> apiUrl, Optional<URI> gatewayUrl, Shards shards) {

    /**
     * Which shards this process runs.
     *
     * @param total how many there are in all processes together; 0 to ask Discord
     * @param first of this process, from 0
     * @param last of this process; ignored when Discord is asked
     */
    public record Shards(int total, int first, int last) {
        /** As many as Discord recommends, all of them here. */
        public static final Shards AS_RECOMMENDED = new Shards(0, 0, 0);

        public Shards {
            boolean asked = total == 0 && first == 0 && last == 0;
            if (!asked && (first < 0 || last < first || last >= total)) {
                throw new IllegalArgumentException("shards " + first + " to " + last + " of " + total);
            }
        }
    }

    @Override
    public String toString() {
        return "settings for Discord, " + shards;
    }
}
