package org.circlekeeper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;

/** Messages and recipients as text to be sealed, and back. The names in it never change: rows outlive upgrades. */
final class MessageText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MessageText() {}

    static String of(Recipient recipient) {
        ObjectNode node = NODES.objectNode();
        if (recipient instanceof Recipient.Person person) {
            node.put("platform", person.user().platform().name());
            node.put("person", person.user().value());
        } else if (recipient instanceof Recipient.Room room) {
            node.put("platform", room.room().platform().name());
            node.put("home", room.room().home());
            node.put("room", room.room().value());
        }
        return node.toString();
    }

    static Recipient recipient(String text) {
        JsonNode node = parsed(text);
        Platform platform = new Platform(node.path("platform").asText());
        return node.has("person")
                ? new Recipient.Person(new UserId(platform, node.path("person").asText()))
                : new Recipient.Room(new RoomId(
                        platform, node.path("home").asText(), node.path("room").asText()));
    }

    /** @throws IllegalArgumentException for a choice that carries a person's own words: choices never do */
    static String of(Message message) {
        ObjectNode node = NODES.objectNode();
        ArrayNode blocks = node.putArray("blocks");
        message.blocks().forEach(block -> blocks.add(block.match(new Written())));
        ArrayNode choices = node.putArray("choices");
        for (Choice choice : message.choices()) {
            ObjectNode one = choices.addObject();
            one.put("label", choice.label());
            one.put("command", choice.then().command());
            ObjectNode arguments = one.putObject("arguments");
            choice.then().arguments().forEach((name, value) -> arguments.put(name, plain(value)));
        }
        return node.toString();
    }

    static Message message(String text) {
        JsonNode node = parsed(text);
        List<Block> blocks = new ArrayList<>();
        node.path("blocks").forEach(block -> blocks.add(block(block)));
        List<Choice> choices = new ArrayList<>();
        node.path("choices").forEach(choice -> choices.add(choice(choice)));
        return new Message(blocks, choices);
    }

    private static Choice choice(JsonNode node) {
        Invocation then = Invocation.of(node.path("command").asText());
        for (Map.Entry<String, JsonNode> argument : node.path("arguments").properties()) {
            then = then.with(argument.getKey(), argument.getValue().asText());
        }
        return new Choice(node.path("label").asText(), then);
    }

    private static String plain(Argument argument) {
        if (argument instanceof Argument.Plain plain) {
            return plain.value();
        }
        throw new IllegalArgumentException("a choice carries ids and options, never a person's words");
    }

    private static Block block(JsonNode node) {
        String kind = node.fieldNames().next();
        JsonNode value = node.path(kind);
        return switch (kind) {
            case "heading" -> new Block.Heading(value.asText());
            case "paragraph" -> new Block.Paragraph(value.asText());
            case "bullets" -> new Block.Bullets(items(value));
            case "verbatim" -> new Block.Verbatim(value.asText());
            case "time" -> new Block.TimeMark(Instant.parse(value.asText()));
            case "picture" ->
                new Block.Picture(
                        Base64.getDecoder().decode(value.path("png").asText()),
                        value.path("alt").asText());
            default -> throw new IllegalArgumentException("no such block: " + kind);
        };
    }

    private static List<String> items(JsonNode node) {
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(item.asText()));
        return items;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            // its message would quote the text
            throw new IllegalArgumentException("a stored message does not read as one");
        }
    }

    /** Each kind of block as one field with its name. */
    private static final class Written implements Block.Cases<ObjectNode> {
        @Override
        public ObjectNode heading(Block.Heading heading) {
            return NODES.objectNode().put("heading", heading.text());
        }

        @Override
        public ObjectNode paragraph(Block.Paragraph paragraph) {
            return NODES.objectNode().put("paragraph", paragraph.text());
        }

        @Override
        public ObjectNode bullets(Block.Bullets bullets) {
            ObjectNode node = NODES.objectNode();
            ArrayNode items = node.putArray("bullets");
            bullets.items().forEach(items::add);
            return node;
        }

        @Override
        public ObjectNode verbatim(Block.Verbatim verbatim) {
            return NODES.objectNode().put("verbatim", verbatim.text());
        }

        @Override
        public ObjectNode timeMark(Block.TimeMark mark) {
            return NODES.objectNode().put("time", mark.at().toString());
        }

        @Override
        public ObjectNode picture(Block.Picture picture) {
            ObjectNode node = NODES.objectNode();
            node.putObject("picture")
                    .put("png", Base64.getEncoder().encodeToString(picture.png()))
                    .put("alt", picture.alt());
            return node;
        }
    }
}
