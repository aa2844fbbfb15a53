package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form (modal) on somebody's screen, with what they filled in so far. */
final class OpenForm {
    private final JsonNode form;
    private final @Nullable Message source;
    private final Channel channel;
    private final Map<String, List<String>> filled = new LinkedHashMap<>();

    OpenForm(JsonNode form, @Nullable Message source, Channel channel) {
        this.form = form.deepCopy();
        this.source = source;
        this.channel = channel;
        Components.number(this.form.path("components"));
    }

    @Nullable
    Message source() {
        return source;
    }

    Channel channel() {
        return channel;
    }

    String text() {
        return ShownText.ofForm(form);
    }

    void fill(String labelOrId, List<String> values) {
        for (JsonNode part : form.path("components")) {
            JsonNode field = field(part);
            if (labelOrId.equals(label(part))
                    || labelOrId.equals(field.path("custom_id").asText())) {
                filled.put(field.path("custom_id").asText(), accepted(field, values));
                return;
            }
        }
        throw new AssertionError("the form has no field \"" + labelOrId + "\":\n" + text());
    }

    private static String label(JsonNode part) {
        return part.has("component")
                ? part.path("label").asText()
                : field(part).path("label").asText();
    }

    private static JsonNode field(JsonNode part) {
        return part.has("component")
                ? part.path("component")
                : part.path("components").path(0);
    }

    private static List<String> accepted(JsonNode field, List<String> values) {
        if (field.path("type").asInt() == Components.TEXT_INPUT) {
            String typed = values.get(0);
            int length = typed.codePointCount(0, typed.length());
            if (length > field.path("max_length").asInt(4000)) {
                throw new AssertionError("the client takes no more than "
                        + field.path("max_length").asInt(4000));
            }
            if (!typed.isEmpty() && length < field.path("min_length").asInt(0)) {
                throw new AssertionError("the client asks for at least "
                        + field.path("min_length").asInt());
            }
            return values;
        }
        if (!field.path("options").isArray()) {
            return values;
        }
        List<String> chosen = new ArrayList<>();
        for (String wanted : values) {
            chosen.add(option(field, wanted));
        }
        return chosen;
    }

    private static String option(JsonNode field, String wanted) {
        for (JsonNode option : field.path("options")) {
            if (wanted.equals(option.path("label").asText())
                    || wanted.equals(option.path("value").asText())) {
                return option.path("value").asText();
            }
        }
        throw new AssertionError("\"" + wanted + "\" is none of the options of \""
                + field.path("custom_id").asText() + "\"");
    }

    /** What the client sends when the person presses Submit. */
    ObjectNode data() {
        ObjectNode data = Json.object().put("custom_id", form.path("custom_id").asText());
        ArrayNode parts = data.putArray("components");
        for (JsonNode part : form.path("components")) {
            JsonNode field = field(part);
            if (field.isMissingNode()) {
                continue;
            }
            ObjectNode sent = value(field, part.has("component"));
            ObjectNode around = parts.addObject()
                    .put("type", part.path("type").asInt())
                    .put("id", part.path("id").asInt());
            if (part.has("component")) {
                around.set("component", sent);
            } else {
                around.putArray("components").add(sent);
            }
        }
        return data;
    }

    private ObjectNode value(JsonNode field, boolean modern) {
        String id = field.path("custom_id").asText();
        int type = field.path("type").asInt();
        ObjectNode sent = Json.object()
                .put("type", type)
                .put("id", field.path("id").asInt())
                .put("custom_id", id);
        List<String> values = filled.getOrDefault(id, preset(field));
        boolean empty = values.isEmpty() || values.get(0).isEmpty();
        // Discord takes fields for required unless they say otherwise; a lone checkbox cannot be left out.
        if (empty && field.path("required").asBoolean(true) && type != Components.CHECKBOX) {
            throw new AssertionError("the client asks for \"" + id + "\" before it sends" + (modern ? "" : " (row)"));
        }
        switch (type) {
            case Components.TEXT_INPUT -> sent.put("value", empty ? "" : values.get(0));
            case Components.RADIO_GROUP -> sent.put("value", empty ? null : values.get(0));
            case Components.CHECKBOX -> sent.put("value", !empty && Boolean.parseBoolean(values.get(0)));
            default -> values.forEach(sent.putArray("values")::add);
        }
        return sent;
    }

    private static List<String> preset(JsonNode field) {
        if (field.path("type").asInt() == Components.TEXT_INPUT) {
            return List.of(field.path("value").asText(""));
        }
        List<String> chosen = new ArrayList<>();
        for (JsonNode option : field.path("options")) {
            if (option.path("default").asBoolean()) {
                chosen.add(option.path("value").asText());
            }
        }
        return chosen;
    }
}
