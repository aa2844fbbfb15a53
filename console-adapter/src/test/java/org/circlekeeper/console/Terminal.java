package org.circlekeeper.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/** A console whose input is a test's lines and whose output can be read. */
final class Terminal {
    final TrialBot bot = new TrialBot();
    final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    final ConsolePlatform platform;

    Terminal(Path folder, String... input) {
        platform = ConsolePlatform.piped(
                TrialBot.menu(),
                new ConsoleSettings(
                        Locale.ENGLISH, "you", folder, folder.resolve("pictures"), ZoneId.of("Europe/Madrid")),
                new ByteArrayInputStream(String.join("\n", input).getBytes(StandardCharsets.UTF_8)),
                screen);
    }

    /** Types lines one after the other. */
    Terminal types(String... lines) {
        for (String line : lines) {
            platform.hear(line, () -> {});
        }
        return this;
    }

    Terminal started() {
        platform.start(bot);
        return this;
    }

    String shows() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** What it showed since it was asked last. */
    String showsNow() {
        String shown = shows();
        screen.reset();
        return shown;
    }
}
