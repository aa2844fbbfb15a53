package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person at the prompt with a published command: finds it, fills its options, and stops where a client would. */
final class SlashCommand {
    private static final int SUB_COMMAND = 1;
    private static final int GROUP = 2;
    private final World world;
    private final DiscordPerson person;
    private final Channel channel;
    private final ObjectNode command;
    private final List<String> words;

    SlashCommand(World world, DiscordPerson person, Channel channel, String typed) {
        this.world = world;
        this.person = person;
        this.channel = channel;
        this.words = List.of(typed.trim().split(" +"));
        this.command = find(world, person, channel, 1, words.get(0));
    }

    /** Fails as a client does: what is not published or hidden from this person cannot be chosen. */
    static ObjectNode find(World world, DiscordPerson person, Channel channel, int type, String name) {
        Server server = channel.server();
        ObjectNode found = server == null ? null : world.published().named(server.id(), type, name);
        if (found == null) {
            found = world.published().named(Published.GLOBAL, type, name);
        }
        if (found == null) {
            throw new AssertionError("no command \"" + name + "\" is published");
        }
        String hidden = hidden(found, person, channel);
        if (hidden != null) {
            throw new AssertionError("\"" + name + "\" is hidden from " + person.name() + ": " + hidden);
        }
        return found;
    }

    private static @Nullable String hidden(ObjectNode command, DiscordPerson person, Channel channel) {
        Server server = channel.server();
        if (server == null) {
            boolean here = command.path("dm_permission").asBoolean(true) && allows(command.path("contexts"), 1);
            return here ? null : "not in direct messages";
        }
        if (!allows(command.path("contexts"), 0)) {
            return "not in servers";
        }
        if (!server.hasBot()) {
            JsonNode types = command.path("integration_types");
            return types.isArray() && allows(types, 1) ? null : "not for people's own use";
        }
        if (command.path("integration_types").isArray() && !allows(command.path("integration_types"), 0)) {
            return "not for servers";
        }
        long rights = server.rightsOf(person, channel);
        JsonNode needed = command.path("default_member_permissions");
        long bits = needed.isNull() || needed.isMissingNode() ? 0 : Long.parseLong(needed.asText());
        boolean adminsOnly = needed.asText("").equals("0");
        if ((rights & bits) != bits || (adminsOnly && !Right.ADMINISTRATOR.isIn(rights))) {
            return "permissions";
        }
        return Right.USE_APPLICATION_COMMANDS.isIn(rights) ? null : "no use of commands";
    }

    private static boolean allows(JsonNode list, int wanted) {
        if (!list.isArray()) {
            return true;
        }
        for (JsonNode entry : list) {
            if (entry.asInt() == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The data of an interaction that calls this command. */
    ObjectNode called(String... optionsAndValues) {
        ObjectNode data = head();
        JsonNode leaf = leaf();
        ArrayNode into = nest(data);
        List<String> given = new ArrayList<>();
        for (int i = 0; i < optionsAndValues.length; i += 2) {
            JsonNode option = option(leaf, optionsAndValues[i]);
            given.add(option.path("name").asText());
            into.add(new OptionValue(world, channel, person).of(option, optionsAndValues[i + 1], data));
        }
        for (JsonNode option : leaf.path("options")) {
            if (option.path("required").asBoolean()
                    && !given.contains(option.path("name").asText())) {
                throw new AssertionError(
                        "the client asks for \"" + option.path("name").asText() + "\" first");
            }
        }
        return data;
    }

    /** The data of an interaction that asks for choices while somebody types. */
    ObjectNode typing(String name, String begun) {
        ObjectNode data = head();
        JsonNode option = option(leaf(), name);
        if (!option.path("autocomplete").asBoolean()) {
            throw new AssertionError("\"" + name + "\" offers no choices while typing");
        }
        ObjectNode value = nest(data)
                .addObject()
                .put("name", name)
                .put("type", option.path("type").asInt());
        value.put("value", begun).put("focused", true);
        return data;
    }

    private ObjectNode head() {
        ObjectNode data = Json.object().put("id", command.path("id").asText()).put("type", 1);
        return data.put("name", command.path("name").asText());
    }

    private JsonNode leaf() {
        JsonNode here = command;
        for (String word : words.subList(1, words.size())) {
            here = option(here, word);
        }
        int kind = here.path("options").path(0).path("type").asInt();
        if (kind == SUB_COMMAND || kind == GROUP) {
            throw new AssertionError("\"" + String.join(" ", words) + "\" cannot be sent without a sub-command");
        }
        return here;
    }

    private static JsonNode option(JsonNode of, String name) {
        for (JsonNode option : of.path("options")) {
            if (option.path("name").asText().equals(name)) {
                return option;
            }
        }
        throw new AssertionError("\"" + of.path("name").asText() + "\" has no option \"" + name + "\"");
    }

    /** Adds the sub-commands and gives the list that the options belong into. */
    private ArrayNode nest(ObjectNode data) {
        ArrayNode into = data.putArray("options");
        JsonNode here = command;
        for (String word : words.subList(1, words.size())) {
            here = option(here, word);
            into = into.addObject()
                    .put("name", word)
                    .put("type", here.path("type").asInt())
                    .putArray("options");
        }
        return into;
    }
}
