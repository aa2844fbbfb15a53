package org.circlekeeper.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How clauses are written before they are sealed. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException bug) {
            // without its cause, whose message holds what a group wrote
            throw new IllegalStateException("cannot write clauses");
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot read clauses");
        }
    }
}
