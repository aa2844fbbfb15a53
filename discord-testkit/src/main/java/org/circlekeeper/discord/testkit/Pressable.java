package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A component somebody can use now.
 *
 * @param data what their client sends for it
 */
record Pressable(Message message, ObjectNode data) {
    private static final int LINK = 5;

    static Pressable button(List<Message> visible, String label) {
        return first(visible, "button \"" + label + "\"", part -> button(part, label));
    }

    static Pressable button(Message message, JsonNode components, String label) {
        for (JsonNode part : Components.all(components)) {
            ObjectNode data = button(part, label);
            if (data != null) {
                return new Pressable(message, usable(part, data));
            }
        }
        throw new AssertionError("that message shows no button \"" + label + "\"");
    }

    static Pressable option(List<Message> visible, String label) {
        return first(visible, "option \"" + label + "\"", part -> option(part, label));
    }

    static Pressable userSelect(List<Message> visible, String userId) {
        return first(visible, "menu of people", part -> {
            if (part.path("type").asInt() != Components.USER_SELECT) {
                return null;
            }
            ObjectNode data = data(part);
            data.putArray("values").add(userId);
            return data;
        });
    }

    private static Pressable first(
            List<Message> visible, String wanted, Function<JsonNode, @Nullable ObjectNode> fits) {
        for (Message message : visible) {
            for (JsonNode part : Components.all(message.json().path("components"))) {
                ObjectNode data = fits.apply(part);
                if (data != null) {
                    return new Pressable(message, usable(part, data));
                }
            }
        }
        String seen = visible.isEmpty() ? "nothing" : visible.get(0).shown().withLabels();
        throw new AssertionError("no " + wanted + " is shown; the newest message is: " + seen);
    }

    private static ObjectNode usable(JsonNode part, ObjectNode data) {
        if (part.path("disabled").asBoolean()) {
            throw new AssertionError("it is disabled: " + part);
        }
        return data;
    }

    private static @Nullable ObjectNode button(JsonNode part, String label) {
        if (part.path("type").asInt() != Components.BUTTON
                || !part.path("label").asText().equals(label)) {
            return null;
        }
        if (part.path("style").asInt() == LINK) {
            throw new AssertionError("\"" + label + "\" leads to a page");
        }
        return data(part);
    }

    private static @Nullable ObjectNode option(JsonNode part, String label) {
        if (part.path("type").asInt() != Components.STRING_SELECT) {
            return null;
        }
        for (JsonNode option : part.path("options")) {
            if (option.path("label").asText().equals(label)) {
                ObjectNode data = data(part);
                data.putArray("values").add(option.path("value").asText());
                return data;
            }
        }
        return null;
    }

    private static ObjectNode data(JsonNode part) {
        ObjectNode data = Json.object().put("component_type", part.path("type").asInt());
        return data.put("custom_id", part.path("custom_id").asText())
                .put("id", part.path("id").asInt());
    }
}
