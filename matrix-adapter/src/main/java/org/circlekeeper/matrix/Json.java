package org.circlekeeper.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Contents of events, which may be anything: what is not of the kind that was asked for is as if it were not there. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty object for whatever is none. */
    static JsonNode read(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read.isObject() ? read : object();
        } catch (JsonProcessingException | IllegalArgumentException notJson) {
            return object();
        }
    }

    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whole numbers only; some servers still keep power levels as text, which counts. */
    static Optional<Long> number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.longValue());
        }
        if (value.isTextual() && value.textValue().matches("-?[0-9]{1,15}")) {
            return Optional.of(Long.valueOf(value.textValue()));
        }
        return Optional.empty();
    }
}
