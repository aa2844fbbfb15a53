package org.circlekeeper.checkin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of check-in, each read when it is first needed so that nobody waits for them at the start. Strict: a word in
 * a file that we do not know is an error. Thread-safe.
 */
final class Kinds {
    /** What somebody is asked who names no kind. */
    static final String USUAL = "mood5";

    /** The same where only kinds that do not ask about health are offered. */
    static final String USUAL_IN_THE_OPEN = "weather";

    private final List<String> ids = lines("/checkin/kinds.txt");
    private final Map<String, Kind> read = new ConcurrentHashMap<>();

    /** The ids, in the order they are offered. */
    List<String> ids() {
        return ids;
    }

    /** Every kind, in the order they are offered. */
    List<Kind> all() {
        return ids.stream().map(this::named).toList();
    }

    Optional<Kind> find(String id) {
        return ids.contains(id) ? Optional.of(named(id)) : Optional.empty();
    }

    private Kind named(String id) {
        return read.computeIfAbsent(id, name -> Yaml.read("/checkin/" + name + ".yaml", Kind.class));
    }

    private static List<String> lines(String path) {
        return new String(Yaml.bytes(path), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** Reads what ships inside the program; loaded with the first file. */
    static final class Yaml {
        private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

        private Yaml() {}

        static <T> T read(String path, Class<T> type) {
            try {
                return MAPPER.readValue(bytes(path), type);
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + path, broken);
            }
        }

        static byte[] bytes(String path) {
            try (@Nullable InputStream file = Kinds.class.getResourceAsStream(path)) {
                if (file == null) {
                    throw new IllegalStateException("not in the program: " + path);
                }
                return file.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + path, broken);
            }
        }
    }
}
