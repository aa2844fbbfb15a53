package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Discord's schemas as Discord itself seems to read them, which is wider than JSON Schema does in four ways:
 *
 * <ul>
 *   <li>a whole number may come as text ("0"), and an id as a number; clients in wide use rely on both;
 *   <li>one-of means at least one of: the alternatives overlap because the schemas are open;
 *   <li>alternatives that are constants are an enumeration;
 *   <li>formats (uri, date-time) are hints.
 * </ul>
 *
 * Alternatives that differ by the number in {@code type} become a switch on it. That means the same, is fast, and names the
 * one mistake instead of one per alternative.
 */
final class LoosenedSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NUMBER_IN_TEXT = "^-?[0-9]+$";
    private static final String PREFIX = "#/components/schemas/";
    private static final Set<String> AS_IT_IS = Set.of(
            "$ref",
            "required",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum",
            "pattern",
            "uniqueItems");
    private static final Set<String> NESTED = Set.of("items", "additionalProperties");

    private final JsonNode named;
    private final ObjectNode components = JSON.objectNode();

    LoosenedSchema(JsonNode named) {
        this.named = named;
        ObjectNode schemas = components.putObject("schemas");
        named.properties().forEach(entry -> schemas.set(entry.getKey(), loosen(entry.getValue())));
    }

    /** The schema with everything it refers to, as a document of its own. */
    JsonNode standalone(JsonNode schema) {
        ObjectNode whole = loosen(schema);
        whole.set("components", components);
        return whole;
    }

    private ObjectNode loosen(JsonNode schema) {
        ObjectNode loose = JSON.objectNode();
        schema.properties().forEach(entry -> {
            if (AS_IT_IS.contains(entry.getKey())) {
                loose.set(entry.getKey(), entry.getValue());
            } else if (NESTED.contains(entry.getKey())) {
                loose.set(entry.getKey(), entry.getValue().isObject() ? loosen(entry.getValue()) : entry.getValue());
            } else if (entry.getKey().equals("properties")) {
                ObjectNode properties = loose.putObject("properties");
                entry.getValue().properties().forEach(each -> properties.set(each.getKey(), loosen(each.getValue())));
            }
        });
        type(schema, loose);
        if (schema.has("enum")) { // narrower than the allOf that goes with it
            loose.set("enum", bothWays(elements(schema.path("enum"))));
        } else if (schema.has("const")) {
            loose.set("enum", bothWays(List.of(schema.path("const"))));
        } else if (schema.has("allOf")) {
            loose.putArray("allOf")
                    .addAll(elements(schema.path("allOf")).stream()
                            .map(this::loosen)
                            .toList());
        }
        List<JsonNode> alternatives = elements(schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf"));
        if (!alternatives.isEmpty()) {
            union(alternatives, loose);
        }
        return loose;
    }

    private static void type(JsonNode schema, ObjectNode loose) {
        JsonNode type = schema.path("type");
        Set<String> types = new HashSet<>();
        (type.isArray() ? elements(type) : List.of(type)).forEach(each -> types.add(each.asText()));
        types.remove("");
        if (types.contains("integer") && types.add("string") && !schema.has("pattern")) {
            loose.put("pattern", NUMBER_IN_TEXT);
        }
        if (schema.path("format").asText().equals("snowflake")) {
            types.add("integer");
        }
        if (!types.isEmpty()) {
            loose.putArray("type")
                    .addAll(types.stream().sorted().map(TextNode::new).toList());
        }
    }

    private void union(List<JsonNode> alternatives, ObjectNode loose) {
        if (alternatives.stream().allMatch(each -> each.has("const"))) {
            loose.set(
                    "enum",
                    bothWays(alternatives.stream()
                            .map(each -> each.path("const"))
                            .toList()));
            return;
        }
        List<JsonNode> filled =
                alternatives.stream().filter(each -> !isNull(each)).toList();
        ObjectNode choice = typed(filled) ? switchOnType(filled) : JSON.objectNode();
        if (choice.isEmpty() && filled.size() == 1) {
            choice = loosen(filled.get(0));
        } else if (choice.isEmpty()) {
            choice.putArray("anyOf").addAll(filled.stream().map(this::loosen).toList());
        }
        if (filled.size() == alternatives.size()) {
            loose.setAll(choice);
        } else {
            loose.putObject("if").put("type", "null");
            loose.set("else", choice);
        }
    }

    private ObjectNode switchOnType(List<JsonNode> alternatives) {
        ObjectNode choice = JSON.objectNode();
        choice.put("type", "object").putArray("required").add("type");
        ArrayNode known = choice.putObject("properties").putObject("type").putArray("enum");
        ArrayNode cases = choice.putArray("allOf");
        for (JsonNode alternative : alternatives) {
            ArrayNode values = bothWays(types(alternative));
            known.addAll(values);
            ObjectNode each = cases.addObject();
            ObjectNode when = each.putObject("if");
            when.putArray("required").add("type");
            when.putObject("properties").putObject("type").set("enum", values);
            each.set("then", loosen(alternative));
        }
        return choice;
    }

    /** Whether every alternative says which types it is for, and no two say the same. */
    private boolean typed(List<JsonNode> alternatives) {
        Set<JsonNode> seen = new HashSet<>();
        return alternatives.size() > 1
                && alternatives.stream()
                        .allMatch(each ->
                                !types(each).isEmpty() && types(each).stream().allMatch(seen::add));
    }

    private List<JsonNode> types(JsonNode alternative) {
        JsonNode schema = alternative.has("$ref")
                ? named.path(alternative.path("$ref").asText().substring(PREFIX.length()))
                : alternative;
        return elements(schema.path("properties").path("type").path("enum"));
    }

    private static ArrayNode bothWays(List<JsonNode> values) {
        return JSON.arrayNode()
                .addAll(values.stream()
                        .flatMap(each -> each.isIntegralNumber()
                                ? Stream.of(each, new TextNode(each.asText()))
                                : Stream.of(each))
                        .toList());
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asText().equals("null");
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
