package org.circlekeeper.matrix;

import java.util.Locale;
import org.circlekeeper.command.Menu;

/** What the adapter says for itself. Matrix tells nobody's language, so it is the bot's. */
record Sentences(Menu menu, Locale language) {
    String say(String key, Object... values) {
        return menu.say(language, key, values);
    }
}
