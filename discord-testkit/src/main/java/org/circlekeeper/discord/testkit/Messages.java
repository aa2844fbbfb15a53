package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes messages, and lets those who see them know. Guarded by its {@link World}. */
final class Messages {
    private final World world;

    Messages(World world) {
        this.world = world;
    }

    /** A message the bot wrote; kept in the channel unless it is for one person only. */
    Message fromBot(Channel channel, JsonNode body, Map<Integer, SentFile> files, @Nullable DiscordPerson onlyFor) {
        refuseEmpty(body, files);
        if (onlyFor == null) {
            refuseBlocked(channel, body);
        }
        int flags = (body.path("flags").asInt() & ~Message.EPHEMERAL) | (onlyFor == null ? 0 : Message.EPHEMERAL);
        Message message = new Message(bare(channel, world.bot(), flags), channel, null, onlyFor);
        change(message, body, files);
        if (onlyFor == null) {
            keep(message);
        }
        show(message);
        return message;
    }

    /** "… is thinking". */
    Message loading(Channel channel, @Nullable DiscordPerson onlyFor) {
        int flags = Message.LOADING | (onlyFor == null ? 0 : Message.EPHEMERAL);
        Message message = new Message(bare(channel, world.bot(), flags), channel, null, onlyFor);
        if (onlyFor == null) {
            keep(message);
        }
        return message;
    }

    Message fromPerson(Channel channel, DiscordPerson author, String text) {
        Message message = new Message(bare(channel, author.json(), 0), channel, author, null);
        message.json().put("content", text);
        keep(message);
        return message;
    }

    void edit(Message message, JsonNode body, Map<Integer, SentFile> files) {
        if (message.onlyFor() == null) {
            refuseBlocked(message.channel(), body);
        }
        change(message, body, files);
        int flags = (message.flags() & ~Message.LOADING) | (body.path("flags").asInt() & Message.COMPONENTS_V2);
        message.json().put("flags", flags).put("edited_timestamp", world.now().toString());
        tell("MESSAGE_UPDATE", message);
        show(message);
    }

    void remove(Message message) {
        message.channel().messages().remove(message.id());
        DiscordPerson reader = reader(message);
        if (reader != null) {
            reader.noLongerSees(message);
        }
        if (message.onlyFor() == null) {
            ObjectNode gone = Json.object()
                    .put("id", message.id())
                    .put("channel_id", message.channel().id());
            tell(message.channel(), "MESSAGE_DELETE", gone);
        }
    }

    private void keep(Message message) {
        message.channel().messages().put(message.id(), message);
        tell("MESSAGE_CREATE", message);
    }

    private void show(Message message) {
        DiscordPerson reader = reader(message);
        if (reader != null) {
            reader.isShown(message);
        }
    }

    private static @Nullable DiscordPerson reader(Message message) {
        return message.onlyFor() != null ? message.onlyFor() : message.channel().recipient();
    }

    private void tell(String event, Message message) {
        if (message.onlyFor() == null) {
            ObjectNode data = message.json().deepCopy();
            tell(message.channel(), event, data);
        }
    }

    private void tell(Channel channel, String event, ObjectNode data) {
        Server server = channel.server();
        if (server != null) {
            data.put("guild_id", server.id());
        }
        world.gateway().dispatch(server, server == null ? Intents.DIRECT_MESSAGES : Intents.MESSAGES, event, data);
    }

    private ObjectNode bare(Channel channel, ObjectNode author, int flags) {
        ObjectNode json = Json.object().put("id", world.newId()).put("type", 0).put("channel_id", channel.id());
        json.put("content", "")
                .put("timestamp", world.now().toString())
                .put("tts", false)
                .put("pinned", false);
        json.put("mention_everyone", false).put("flags", flags).putNull("edited_timestamp");
        json.set("author", author);
        for (String empty : List.of("mentions", "mention_roles", "attachments", "embeds", "components")) {
            json.putArray(empty);
        }
        return json;
    }

    private static void change(Message message, JsonNode body, Map<Integer, SentFile> files) {
        ObjectNode json = message.json();
        if (body.has("content")) {
            json.put("content", body.path("content").asText("").strip());
        }
        for (String list : List.of("embeds", "components")) {
            if (body.has(list)) {
                json.set(
                        list,
                        body.get(list).isNull() ? Json.array() : body.get(list).deepCopy());
            }
        }
        for (String kept : List.of("nonce", "poll")) {
            if (body.has(kept)) {
                json.set(kept, body.get(kept));
            }
        }
        Components.number(json.path("components"));
        Attachments.change(message, body, files);
    }

    private static void refuseEmpty(JsonNode body, Map<Integer, SentFile> files) {
        boolean nothing = body.path("content").asText("").isBlank()
                || body.path("content").isNull();
        if (nothing
                && files.isEmpty()
                && body.path("embeds").isEmpty()
                && body.path("components").isEmpty()
                && !body.has("poll")) {
            throw new Refusal(400, 50006, "Cannot send an empty message");
        }
    }

    private static void refuseBlocked(Channel channel, JsonNode body) {
        Server server = channel.server();
        if (server != null && server.blocks(ShownText.of(body))) {
            throw new Refusal(400, 200000, "Message was blocked by automatic moderation");
        }
    }

    /** As REST and the gateway give lists of them. */
    static ArrayNode json(Iterable<Message> messages) {
        ArrayNode list = Json.array();
        messages.forEach(message -> list.add(message.json()));
        return list;
    }
}
