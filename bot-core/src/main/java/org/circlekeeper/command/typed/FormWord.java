package org.circlekeeper.command.typed;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.circlekeeper.command.Menu;

/** What people write in a form instead of an answer. */
public enum FormWord {
    SKIP("typed.skip"),
    BACK("typed.back"),
    LEAVE("typed.leave");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String key;

    FormWord(String key) {
        this.key = key;
    }

    /**
     * The word that was typed, in any language of the bot: an adapter need not know which one somebody chose. Capitals and
     * accents do not matter.
     *
     * @return empty for anything else, which is an answer
     */
    public static Optional<FormWord> in(String typed, Menu menu) {
        String word = plain(typed);
        return Arrays.stream(values())
                .filter(one -> menu.languages().stream()
                        .anyMatch(language -> plain(menu.say(language, one.key)).equals(word)))
                .findFirst();
    }

    /** Text without what people leave out when they type in a hurry. */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
