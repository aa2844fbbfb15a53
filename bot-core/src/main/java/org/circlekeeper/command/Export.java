package org.circlekeeper.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.PrivateText;

/**
 * What a feature holds about one person.
 *
 * @param section the key of its heading among the words, as in {@code checkin.export}; each field has the words
 *     {@code <section>_<field>}, as in {@code checkin.export_kind}; a value that is one of a few may have the words
 *     {@code <section>_<field>.<value>}
 * @param entries one map a row, fields in the order to show them
 * @param leftOut the key of a sentence that says what is not in here, and may name {platform}; empty when everything is
 */
public record Export(String section, List<Map<String, PrivateText>> entries, Optional<String> leftOut) {
    public Export {
        entries = entries.stream()
                .map(entry -> java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entry)))
                .toList();
    }

    /** All that is held. */
    public Export(String section, List<Map<String, PrivateText>> entries) {
        this(section, entries, Optional.empty());
    }

    public Export leavingOut(String sentence) {
        return new Export(section, entries, Optional.of(sentence));
    }

    public static Export nothing() {
        return new Export("", List.of());
    }
}
