package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request that was read and understood.
 *
 * @param path below the version, split at its slashes, without an empty first part
 * @param files by the number the bot gave each
 */
record RestRequest(
        String method, List<String> path, Map<String, String> query, JsonNode body, Map<Integer, SentFile> files) {
    String at(int index) {
        return path.get(index);
    }

    String whole() {
        return "/" + String.join("/", path);
    }

    boolean asks(String flag) {
        return "true".equals(query.get(flag));
    }
}
