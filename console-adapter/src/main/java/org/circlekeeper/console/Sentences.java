package org.circlekeeper.console;

import java.util.Locale;
import org.circlekeeper.command.Menu;

/** What the console says for itself, in the language it was started in. */
record Sentences(Menu menu, Locale language) {
    String say(String key, Object... values) {
        return menu.say(language, key, values);
    }
}
