package org.circlekeeper.helpline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lists behind the numbers are called, for people who want to know. Damage costs the name, never the number. */
final class Sources {
    private static final String NAME = "SOURCES.yaml";
    private static final ObjectMapper MAPPER = new YAMLMapper();

    private Sources() {}

    /** Names by key: those of the copy inside the program, and over them those of the folder. */
    static Map<String, String> names(Optional<SignedFolder> folder) {
        Map<String, String> names = new HashMap<>();
        try (@Nullable InputStream inside = Sources.class.getResourceAsStream("/helplines/" + NAME)) {
            if (inside != null) {
                read(inside, names);
            }
        } catch (IOException | RuntimeException damaged) {
            names.clear();
        }
        folder.flatMap(signed -> signed.read(NAME)).ifPresent(bytes -> read(bytes, names));
        return Map.copyOf(names);
    }

    private static void read(byte[] bytes, Map<String, String> names) {
        Map<String, String> own = new HashMap<>();
        try {
            read(new ByteArrayInputStream(bytes), own);
        } catch (IOException | RuntimeException damaged) {
            own.clear();
        }
        names.putAll(own);
    }

    private static void read(InputStream open, Map<String, String> names) throws IOException {
        JsonNode sources = MAPPER.readTree(open).path("sources");
        sources.properties().forEach(source -> {
            String name = source.getValue().path("name").asText("");
            if (!name.isBlank()) {
                names.put(source.getKey(), name);
            }
        });
    }
}
