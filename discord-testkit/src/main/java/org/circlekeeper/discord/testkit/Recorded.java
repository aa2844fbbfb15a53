package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A request as the bot sent it.
 *
 * @param path below the version, without query
 * @param body missing where there was none
 * @param status what was answered; 0 where the connection was cut instead
 */
public record Recorded(Instant at, String method, String path, JsonNode body, List<SentFile> files, int status) {
    public Recorded {
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + (body.isMissingNode() ? "" : " " + body);
    }
}
