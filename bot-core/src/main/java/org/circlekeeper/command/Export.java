package org.circlekeeper.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;

/**
 * What a feature holds about one person.
 *
 * @param section the key of its heading among the words, as in {@code checkin.export}; each field has the words
 *     {@code <section>_<field>}, as in {@code checkin.export_kind}; a value that is one of a few may have the words
 *     {@code <section>_<field>.<value>}
 * @param entries one map a row, fields in the order to show them
 */
public record Export(String section, List<Map<String, PrivateText>> entries) {
    public Export {
        entries = entries.stream()
                .map(entry -> java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entry)))
                .toList();
    }

    public static Export nothing() {
        return new Export("", List.of());
    }
}
