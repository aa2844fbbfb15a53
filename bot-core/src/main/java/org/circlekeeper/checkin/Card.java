package org.circlekeeper.checkin;

import java.util.List;
import java.util.Map;

/** A few lines for a hard moment, as the file has them. */
record Card(String id, Map<String, String> title, Map<String, List<String>> lines) {
    Card {
        lines = Map.copyOf(lines);
    }

    List<String> linesIn(String language) {
        List<String> own = lines.get(language);
        return own == null ? lines.getOrDefault("en", List.of()) : own;
    }
}
