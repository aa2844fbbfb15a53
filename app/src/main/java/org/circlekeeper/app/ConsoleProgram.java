package org.circlekeeper.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.command.Menu;
import org.circlekeeper.console.ConsolePlatform;
import org.circlekeeper.console.ConsoleSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** Talking to the bot in a terminal, or through a pipe. */
final class ConsoleProgram {
    private static final String SPEAKER = "you";

    private final Map<String, String> environment;
    private final Catalogue catalogue;
    private final Words words;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Durability durability;

    ConsoleProgram(
            Map<String, String> environment,
            Catalogue catalogue,
            Words words,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Durability durability) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.words = words;
        this.in = in;
        this.out = out;
        this.err = err;
        this.durability = durability;
    }

    /** Returns when the input ends. */
    void talk(Order.Console order) {
        Optional<Path> config = order.where().config();
        Settings settings = config.map(file -> Settings.read(file, environment))
                .orElseGet(() -> Settings.ofConsole(order.where().data(), Program.helplines()));
        ConsoleSettings how = how(
                order, config.isPresent() ? settings.folder() : order.where().data(), settings);
        Keys.Opened keys = new Keys(settings, words).open();
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        Running running = Running.start(settings, keys.key(), meters, durability);
        Thread stopped = new Thread(running::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopped);
        try (running) {
            if (keys.made()) {
                err.println(words.say("operator.cli_first_key") + " "
                        + settings.keys().file());
            }
            DirectoryWatch directory = new DirectoryWatch(
                    running.bot().helplines(), settings.helplines().isEmpty(), words, err);
            running.tellLocally(settings, meters, running.health(directory));
            directory.start();
            Menu menu = running.bot().desk().menu();
            ConsolePlatform console = Keyboard.here().isPresent()
                    ? ConsolePlatform.live(menu, how)
                    : ConsolePlatform.piped(menu, how, in, out);
            running.joins(console);
            console.converse(running::handOut);
        }
    }

    private ConsoleSettings how(Order.Console order, Path folder, Settings settings) {
        Locale language = order.language()
                .map(tag -> Languages.spoken(catalogue, tag, Exit.USAGE))
                .or(() -> settings.language().map(tag -> Languages.spoken(catalogue, tag, Exit.CONFIG)))
                .orElseGet(words::locale);
        try {
            return new ConsoleSettings(
                    language,
                    order.speaker().orElse(SPEAKER),
                    folder,
                    settings.folder().resolve("pictures"),
                    ZoneId.systemDefault());
        } catch (IllegalArgumentException unusable) {
            throw new Refused(Exit.USAGE, "cli_speaker", "name", order.speaker().orElse(""));
        }
    }
}
