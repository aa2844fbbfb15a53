package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Turns what somebody typed for an option into what the client sends, or refuses it as the client would. */
final class OptionValue {
    private final World world;
    private final Channel channel;
    private final DiscordPerson person;

    OptionValue(World world, Channel channel, DiscordPerson person) {
        this.world = world;
        this.channel = channel;
        this.person = person;
    }

    ObjectNode of(JsonNode option, String typed, ObjectNode data) {
        int type = option.path("type").asInt();
        ObjectNode json =
                Json.object().put("name", option.path("name").asText()).put("type", type);
        if (option.path("choices").isArray() && !option.path("choices").isEmpty()) {
            json.set("value", choice(option, typed));
            return json;
        }
        switch (type) {
            case 3 -> json.put("value", text(option, typed));
            case 4 -> json.put("value", Long.parseLong(range(option, typed)));
            case 5 -> json.put("value", Boolean.parseBoolean(typed));
            case 6 -> json.put("value", user(typed, data));
            case 7 -> json.put("value", channel(typed, data));
            case 10 -> json.put("value", Double.parseDouble(range(option, typed)));
            default -> throw new AssertionError("no client fills an option of type " + type);
        }
        return json;
    }

    private JsonNode choice(JsonNode option, String typed) {
        for (JsonNode choice : option.path("choices")) {
            String local =
                    choice.path("name_localizations").path(person.locale()).asText("");
            if (choice.path("name").asText().equals(typed)
                    || choice.path("value").asText().equals(typed)
                    || local.equals(typed)) {
                return choice.path("value");
            }
        }
        throw new AssertionError("\"" + typed + "\" is none of the choices of \""
                + option.path("name").asText() + "\"");
    }

    private static String text(JsonNode option, String typed) {
        int length = typed.codePointCount(0, typed.length());
        if (length > option.path("max_length").asInt(6000)
                || length < option.path("min_length").asInt(0)) {
            throw new AssertionError("the client refuses " + length + " characters for \""
                    + option.path("name").asText() + "\"");
        }
        return typed;
    }

    private static String range(JsonNode option, String typed) {
        double number = Double.parseDouble(typed);
        if (number > option.path("max_value").asDouble(Double.MAX_VALUE)
                || number < option.path("min_value").asDouble(-Double.MAX_VALUE)) {
            throw new AssertionError("the client refuses " + typed + " for \""
                    + option.path("name").asText() + "\"");
        }
        return typed;
    }

    private String user(String name, ObjectNode data) {
        DiscordPerson about = world.person(name);
        resolve(about, channel.server(), data);
        return about.id();
    }

    static void resolve(DiscordPerson about, @Nullable Server server, ObjectNode data) {
        ObjectNode resolved = data.withObject("/resolved");
        resolved.withObject("/users").set(about.id(), about.json());
        if (server != null && server.has(about)) {
            ObjectNode member = server.member(about);
            member.remove("user");
            member.put(
                    "permissions",
                    Server.bits(server.rightsOf(about, server.channels().get(0))));
            resolved.withObject("/members").set(about.id(), member);
        }
    }

    private String channel(String name, ObjectNode data) {
        Server server = channel.server();
        Channel found = server == null ? null : server.find(name);
        if (found == null || server == null) {
            throw new AssertionError("there is no channel \"" + name + "\" here");
        }
        ObjectNode json = found.json().put("permissions", Server.bits(server.rightsOf(person, found)));
        json.put("app_permissions", Server.bits(server.botRights(found)));
        data.withObject("/resolved").withObject("/channels").set(found.id(), json);
        return found.id();
    }
}
