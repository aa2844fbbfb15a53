package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts sent files on a message, and drops those an edit no longer names. Source: Discord, Uploading Files. */
final class Attachments {
    private Attachments() {}

    static void change(Message message, JsonNode body, Map<Integer, SentFile> files) {
        if (!body.has("attachments") && files.isEmpty()) {
            return;
        }
        Map<String, SentFile> kept = new LinkedHashMap<>();
        if (body.path("attachments").isArray()) {
            for (JsonNode entry : body.get("attachments")) {
                String id = entry.path("id").asText();
                SentFile old = message.files().get(id);
                if (old != null) {
                    kept.put(id, old);
                }
            }
        } else {
            kept.putAll(message.files());
        }
        files.forEach((number, file) -> kept.put(idOf(message, number), file));
        message.files().clear();
        message.files().putAll(kept);
        message.json().set("attachments", json(kept));
    }

    /** The low bits of an id are free, since each message has a millisecond of its own. */
    private static String idOf(Message message, int number) {
        long free = Long.parseLong(message.id());
        while (message.files().containsKey(Long.toString(free + 1 + number))) {
            free += 32;
        }
        return Long.toString(free + 1 + number);
    }

    private static ArrayNode json(Map<String, SentFile> files) {
        ArrayNode list = Json.array();
        files.forEach((id, file) -> {
            String url = "http://127.0.0.1/attachments/" + id + "/" + file.name();
            ObjectNode entry = list.addObject().put("id", id).put("filename", file.name());
            entry.put("size", file.bytes().length).put("url", url).put("proxy_url", url);
            if (!file.description().isEmpty()) {
                entry.put("description", file.description());
            }
        });
        return list;
    }
}
