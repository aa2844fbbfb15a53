package org.circlekeeper.console;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How a conversation in a terminal begins.
 *
 * @param language of the console's own sentences, and what the bot takes for everybody's language until they choose
 * @param speaker who speaks first
 * @param folder where the bot's data is, shown in the greeting
 * @param pictures where pictures are written, made when the first one is
 * @param zone times are shown in
 */
public record ConsoleSettings(Locale language, String speaker, Path folder, Path pictures, ZoneId zone) {
    public ConsoleSettings {
        speaker =
                Grammar.nameOf(speaker).orElseThrow(() -> new IllegalArgumentException("not a name one can speak as"));
    }
}
