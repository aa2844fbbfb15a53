package org.circlekeeper.discord.testkit.rules;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of slash commands and options (Discord, Application Commands, "Application Command Naming"). */
final class NameRules {
    private static final Pattern NAME = Pattern.compile("[-_ʼ\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");

    private NameRules() {}

    static void named(Part thing) {
        check(thing.at("name").needed());
        LocaleRules.check(thing.at("name_localizations"), 1, 32);
        for (String locale : thing.at("name_localizations").names()) {
            check(thing.at("name_localizations").at(locale));
        }
    }

    static void described(Part thing) {
        thing.at("description").needed().length(1, 100);
        LocaleRules.check(thing.at("description_localizations"), 1, 100);
    }

    private static void check(Part name) {
        if (name.present()
                && (!NAME.matcher(name.text()).matches()
                        || !name.text().equals(name.text().toLowerCase(Locale.ROOT)))) {
            name.refuse("APPLICATION_COMMAND_INVALID_NAME", "must be 1 to 32 letters, numbers, - or _, in lower case");
        }
    }
}
