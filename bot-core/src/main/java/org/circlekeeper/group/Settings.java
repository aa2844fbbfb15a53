package org.circlekeeper.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was chosen, by name, as it is sealed. Names this version does not know stay as they are. */
record Settings(Map<String, String> chosen) {
    static final Settings NONE = new Settings(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    Settings {
        chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
    }

    static Settings parse(String json) {
        try {
            return new Settings(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException damaged) {
            // its message would quote what was sealed
            throw new IllegalStateException("sealed settings cannot be read");
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(chosen);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("settings cannot be written");
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(chosen.get(name));
    }

    Settings with(String name, String to) {
        Map<String, String> more = new TreeMap<>(chosen);
        more.put(name, to);
        return new Settings(more);
    }

    Settings without(String name) {
        Map<String, String> fewer = new TreeMap<>(chosen);
        fewer.remove(name);
        return new Settings(fewer);
    }
}
