package org.circlekeeper.app;

import java.util.Locale;
import java.util.stream.Collectors;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** The languages an operator can choose. */
final class Languages {
    private Languages() {}

    /** @throws Refused naming those the bot speaks, when this is none of them */
    static Locale spoken(Catalogue catalogue, String tag, Exit exit) {
        return catalogue
                .named(tag)
                .map(Words::locale)
                .orElseThrow(() -> new Refused(
                        exit,
                        "config_language",
                        "language",
                        tag,
                        "known",
                        catalogue.languages().stream()
                                .map(Locale::toLanguageTag)
                                .collect(Collectors.joining(", "))));
    }
}
