package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Says what a strict Discord would refuse in a body. Must be thread-safe. */
@FunctionalInterface
public interface PayloadCheck {
    PayloadCheck NONE = (method, path, body, context) -> List.of();

    /**
     * What is wrong with a body, in words; nothing for a good one.
     *
     * @param path below the version, such as {@code /channels/1/messages}
     * @param context for an interaction's answer the interaction as it was sent, otherwise missing
     */
    List<String> problems(String method, String path, JsonNode body, JsonNode context);
}
