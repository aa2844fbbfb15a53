package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Walks the tree of components of a message or a form. Numbers are from Discord's Component reference. */
final class Components {
    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int USER_SELECT = 5;
    static final int CHANNEL_SELECT = 8;
    static final int TEXT = 10;
    static final int LABEL = 18;
    static final int RADIO_GROUP = 21;
    static final int CHECKBOX_GROUP = 22;
    static final int CHECKBOX = 23;

    private Components() {}

    /** Every component, parents before children, in reading order. */
    static List<JsonNode> all(JsonNode components) {
        List<JsonNode> found = new ArrayList<>();
        collect(components, found);
        return found;
    }

    private static void collect(JsonNode components, List<JsonNode> found) {
        for (JsonNode part : components) {
            found.add(part);
            collect(part.path("components"), found);
            for (String child : List.of("component", "accessory")) {
                if (part.path(child).isObject()) {
                    found.add(part.path(child));
                }
            }
        }
    }

    /** Discord numbers what the bot left without a number. */
    static void number(JsonNode components) {
        int next = 1;
        for (JsonNode part : all(components)) {
            if (part instanceof ObjectNode object && object.path("id").asInt() <= 0) {
                object.put("id", next);
            }
            next++;
        }
    }
}
