package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** Translations by locale (Discord, Reference, "Locales"). */
final class LocaleRules {
    private static final Set<String> KNOWN = Set.of(
            "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu",
            "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi",
            "zh-CN", "zh-TW");

    private LocaleRules() {}

    static void check(Part translations, int least, int most) {
        for (String locale : translations.names()) {
            Part translation = translations.at(locale);
            if (!KNOWN.contains(locale)) {
                translation.refuse("ENUM_TYPE_COERCE", "Discord knows no such locale");
            }
            translation.length(least, most);
        }
    }
}
