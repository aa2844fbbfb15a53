package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bot's commands as it published them, global ones under the empty scope and others under their server's id.
 * Like Discord it keeps the id of a command that is published again under its name.
 */
final class Published {
    static final String GLOBAL = "";
    private final Snowflakes ids;
    private final Map<String, Map<String, ObjectNode>> scopes = new LinkedHashMap<>();
    private int created;

    Published(Snowflakes ids) {
        this.ids = ids;
    }

    /** Number of commands that counted against the 200 that may be made in a day. */
    int created() {
        return created;
    }

    ArrayNode all(String scope) {
        ArrayNode list = Json.array();
        in(scope).values().forEach(list::add);
        return list;
    }

    ArrayNode replace(String scope, JsonNode commands) {
        Map<String, ObjectNode> before = new LinkedHashMap<>(in(scope));
        in(scope).clear();
        for (JsonNode command : commands) {
            ObjectNode same = before.get(key(command));
            in(scope).put(key(command), complete(command, same));
        }
        return all(scope);
    }

    ObjectNode put(String scope, JsonNode command) {
        ObjectNode made = complete(command, in(scope).get(key(command)));
        in(scope).put(key(command), made);
        return made;
    }

    ObjectNode withId(String scope, String id) {
        return in(scope).values().stream()
                .filter(command -> command.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, 10063, "Unknown application command"));
    }

    void remove(String scope, String id) {
        in(scope).remove(key(withId(scope, id)));
    }

    @Nullable
    ObjectNode named(String scope, int type, String name) {
        return in(scope).get(type + " " + name);
    }

    private Map<String, ObjectNode> in(String scope) {
        return scopes.computeIfAbsent(scope, key -> new LinkedHashMap<>());
    }

    private static String key(JsonNode command) {
        return command.path("type").asInt(1) + " " + command.path("name").asText();
    }

    private ObjectNode complete(JsonNode command, @Nullable ObjectNode same) {
        ObjectNode made = command.deepCopy();
        if (same == null) {
            created++;
        }
        String id = same == null ? ids.next() : same.path("id").asText();
        made.put("id", id)
                .put("application_id", World.BOT_ID)
                .put("type", command.path("type").asInt(1));
        made.put("version", id);
        if (!made.has("description")) {
            made.put("description", "");
        }
        return made;
    }
}
