package org.circlekeeper.proof.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The bytes by which somebody could be found: their name in a group, and every sealed value about them. */
final class Traces {
    private static final int PIECE = 12;

    private Traces() {}

    /** Texts, and bytes in hexadecimal digits. */
    static List<String> of(LivingBot bot, String name) {
        String person = bot.tag(name);
        List<String> traces = new ArrayList<>(List.of(person));
        bot.database().with(handle -> {
            for (String sql : List.of(
                    "SELECT sealed FROM check_in WHERE person = :person",
                    "SELECT address FROM member WHERE person = :person",
                    "SELECT settings FROM member WHERE person = :person",
                    "SELECT wrapped FROM vault_key WHERE owner = 'm:' || :person")) {
                handle.createQuery(sql)
                        .bind("person", person)
                        .mapTo(byte[].class)
                        .forEach(bytes -> traces.add(HexFormat.of().formatHex(bytes)));
            }
            return traces;
        });
        return traces;
    }

    /**
     * How many of these traces are among bytes, in part or whole: H2 compresses when it compacts, which leaves pieces of
     * what looks random, and those are as good as all of it.
     */
    static long countIn(byte[] bytes, List<String> traces) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        Map<String, Integer> pieces = new HashMap<>();
        for (int i = 0; i < traces.size(); i++) {
            String trace = raw(traces.get(i));
            for (int at = 0; at + PIECE <= trace.length(); at++) {
                pieces.put(trace.substring(at, at + PIECE), i);
            }
        }
        Set<Integer> found = new HashSet<>();
        for (int at = 0; at + PIECE <= all.length(); at++) {
            Integer trace = pieces.get(all.substring(at, at + PIECE));
            if (trace != null) {
                found.add(trace);
            }
        }
        return found.size();
    }

    private static String raw(String trace) {
        boolean digits = trace.length() > 40 && trace.matches("[0-9a-f]+");
        return digits ? new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1) : trace;
    }

    static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /** How many files in a folder have any of these words in them. */
    static int filesWith(Path folder, String... words) throws IOException {
        int found = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                found += Stream.of(words).anyMatch(all::contains) ? 1 : 0;
            }
        }
        return found;
    }
}
