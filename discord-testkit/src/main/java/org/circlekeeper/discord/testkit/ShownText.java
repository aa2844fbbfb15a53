package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a client writes on the screen for a message or a form. */
final class ShownText {
    private ShownText() {}

    static String of(JsonNode message) {
        List<String> lines = new ArrayList<>();
        add(lines, message.path("content"));
        for (JsonNode embed : message.path("embeds")) {
            add(lines, embed.path("title"));
            add(lines, embed.path("description"));
            for (JsonNode field : embed.path("fields")) {
                add(lines, field.path("name"));
                add(lines, field.path("value"));
            }
            add(lines, embed.path("footer").path("text"));
        }
        texts(lines, message.path("components"));
        return String.join("\n", lines);
    }

    static String ofForm(JsonNode form) {
        List<String> lines = new ArrayList<>();
        add(lines, form.path("title"));
        for (JsonNode part : form.path("components")) {
            add(lines, part.path("label"));
            add(lines, part.path("description"));
            add(lines, part.path("content"));
            JsonNode field = part.has("component")
                    ? part.path("component")
                    : part.path("components").path(0);
            add(lines, field.path("label"));
            add(lines, field.path("placeholder"));
            field.path("options")
                    .forEach(option -> lines.add("[" + option.path("label").asText() + "]"));
        }
        return String.join("\n", lines);
    }

    private static void texts(List<String> lines, JsonNode components) {
        for (JsonNode component : components) {
            if (component.path("type").asInt() == Components.TEXT) {
                add(lines, component.path("content"));
            }
            texts(lines, component.path("components"));
        }
    }

    private static void add(List<String> lines, JsonNode text) {
        if (!text.asText("").isEmpty() && !text.isNull()) {
            lines.add(text.asText());
        }
    }

    static List<String> labels(JsonNode components) {
        List<String> labels = new ArrayList<>();
        for (JsonNode part : Components.all(components)) {
            if (!part.path("disabled").asBoolean()) {
                labels.addAll(own(part));
            }
        }
        return List.copyOf(labels);
    }

    static String withLabels(String text, JsonNode components) {
        StringBuilder all = new StringBuilder(text);
        for (JsonNode part : Components.all(components)) {
            boolean disabled = part.path("disabled").asBoolean();
            own(part).forEach(label -> all.append(disabled ? "\n(" + label + ")" : "\n[" + label + "]"));
        }
        return all.toString();
    }

    private static List<String> own(JsonNode part) {
        List<String> labels = new ArrayList<>();
        if (part.path("type").asInt() == Components.BUTTON) {
            labels.add(part.path("label").asText());
        }
        part.path("options").forEach(option -> labels.add(option.path("label").asText()));
        return labels;
    }
}
