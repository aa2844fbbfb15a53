package org.circlekeeper.group;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** Options that setting up a group and one's own settings have in common. What they cannot read gets a sentence. */
final class Options {
    private static final int LONGEST = 60;

    static final Parameter<String> COUNTRY = typed("country", words -> Countries.all(words.locale()));
    static final Parameter<String> ZONE = typed("zone", words -> zones());

    private final Catalogue catalogue;

    Options(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A language the bot speaks, by its tag or its own name. */
    Parameter<String> language() {
        return new Parameter<>(
                "language",
                Parameter.How.TYPED,
                words -> languages(),
                (said, words) -> Parameter.plain(said)
                        .flatMap(text -> languages().stream()
                                .filter(one -> one.value().equalsIgnoreCase(text)
                                        || one.label().equalsIgnoreCase(text))
                                .map(Suggestion::value)
                                .findFirst()));
    }

    List<Suggestion> languages() {
        return catalogue.languages().stream()
                .map(locale -> new Suggestion(ownName(locale.getLanguage()), locale.getLanguage()))
                .toList();
    }

    /** The bot's words in a language it speaks. */
    Optional<Words> wordsIn(Locale language) {
        return catalogue.named(language.getLanguage());
    }

    static String ownName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    Optional<String> country(String typed) {
        return Countries.find(typed, catalogue.languages());
    }

    /** A place whose clock is meant, as in {@code Europe/Berlin}; a bare offset would be wrong half the year. */
    static Optional<String> zone(String typed) {
        String wanted = typed.strip().replace(' ', '_');
        Optional<String> known = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(wanted))
                .findFirst();
        try {
            return known.map(id -> ZoneId.of(id).getId());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Free input with suggestions, read by the command itself so that it can say what would be right. */
    static Parameter<String> typed(String name, Function<Words, List<Suggestion>> suggestions) {
        return new Parameter<>(
                name,
                Parameter.How.TYPED,
                suggestions,
                (said, words) ->
                        Parameter.plain(said).map(text -> text.substring(0, Math.min(LONGEST, text.length()))));
    }

    private static List<Suggestion> zones() {
        return new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        .map(id -> new Suggestion(id, id))
                        .toList();
    }
}
