package org.circlekeeper.helpline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a line.
 *
 * @param value what to dial, text or write to, exactly as it is listed: never shortened, joined or improved
 * @param e164 the international form; short codes have none
 * @param keyword the word to text
 * @param press what to press once the call is answered
 */
record Way(
        By by,
        String value,
        @Nullable String e164,
        @Nullable String keyword,
        @Nullable String press,
        @Nullable From from,
        List<String> languages,
        @Nullable Cost cost,
        @Nullable Hours hours,
        List<Caution> cautions) {
    Way {
        Given.value(by, "how to reach it (by)");
        Given.text(value, "the value of a way");
        Given.that(e164 == null || e164.matches("\\+[0-9]{6,15}"), "not an international number: " + e164);
        languages = Given.list(languages);
        languages.forEach(Languages::check);
        cautions = Given.list(cautions);
    }

    /** By what means. */
    enum By {
        CALL,
        TEXT,
        CHAT,
        WHATSAPP,
        EMAIL,
        VIDEO;

        /** Whether this serves somebody who asked for that: whoever wants to text can use any silent way. */
        boolean serves(By asked) {
            return this == asked || (asked == TEXT && (this == WHATSAPP || this == CHAT));
        }
    }

    /** Where from it works. */
    enum From {
        MOBILE,
        LANDLINE,
        INSIDE_COUNTRY
    }

    /** What it costs, where a list says. */
    enum Cost {
        FREE,
        PREMIUM
    }

    Way showing(String shown) {
        return new Way(by, shown, e164, keyword, press, from, languages, cost, hours, cautions);
    }

    Optional<Cost> price() {
        return Optional.ofNullable(cost);
    }

    boolean speaks(String language) {
        return languages.contains(language);
    }
}
