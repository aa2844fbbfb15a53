package org.circlekeeper.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One point of an agreement.
 *
 * @param id never changes; a group's own begin with {@code OWN-}
 * @param title by language
 * @param text by language; in one language only once a group said it in its own words
 */
record Clause(String id, Tier tier, Map<String, String> title, Map<String, String> text) {

    /** How firmly a clause belongs in. In the order they are read. */
    enum Tier {
        /** Always in; may be said in other words, not dropped. */
        CORE,
        /** In unless taken out. */
        DEFAULT,
        /** Out unless put in. */
        OPTIONAL,
        /** The group's own. */
        OWN;

        @JsonCreator
        static Tier of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** As it is written in the library, and said by people. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Clause {
        title = new TreeMap<>(title);
        text = new TreeMap<>(text);
    }

    /** The same clause in the words of a group, in its language. */
    Clause saying(String words, Locale language) {
        return new Clause(id, tier, title, Map.of(language.getLanguage(), words));
    }
}
