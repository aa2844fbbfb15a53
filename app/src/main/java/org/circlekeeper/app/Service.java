package org.circlekeeper.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.circlekeeper.discord.DiscordEnding;
import org.circlekeeper.discord.DiscordPlatform;
import org.circlekeeper.discord.DiscordSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** The platforms that are configured, until somebody stops the program or a platform will not have it. */
final class Service {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Map<String, String> environment;
    private final Catalogue catalogue;
    private final Words words;
    private final PrintStream err;
    private final Durability durability;
    private final CompletableFuture<DiscordEnding> ended = new CompletableFuture<>();

    Service(Map<String, String> environment, Catalogue catalogue, Words words, PrintStream err, Durability durability) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.words = words;
        this.err = err;
        this.durability = durability;
    }

    /**
     * Never returns of its own accord: a signal ends the process with 0 once everything is closed.
     *
     * @throws Refused for what is wrong with the configuration, before any data is touched, and when Discord ended it
     */
    void run(Order.Run order) {
        Settings settings = Settings.read(order.config(), environment);
        settings.language().ifPresent(tag -> Languages.spoken(catalogue, tag, Exit.CONFIG));
        DiscordSettings discord = settings.discord()
                .orElseThrow(() -> new Refused(Exit.CONFIG, "config_no_platform", "file", order.config()))
                .settings();
        Keys.Opened keys = new Keys(settings, words).open();
        if (keys.made()) {
            err.println(
                    words.say("operator.cli_first_key") + " " + settings.keys().file());
        }
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        Stop stop = Stop.bySignal();
        try (Running running = Running.start(settings, keys.key(), meters, durability)) {
            stop.closes(running);
            talk(running, settings, meters, discord);
            throw refused(ended.join());
        } finally {
            stop.isOver();
        }
    }

    private void talk(Running running, Settings settings, CompositeMeterRegistry meters, DiscordSettings discord) {
        DirectoryWatch directory = new DirectoryWatch(
                running.bot().helplines(), settings.helplines().isEmpty(), words, err);
        DiscordPlatform platform = DiscordPlatform.of(
                running.bot().desk().menu(), running.notebook(), InstantSource.system(), discord, ended::complete);
        running.tellLocally(
                settings,
                meters,
                running.health(directory)
                        .needs("discord", () -> platform.isConnected() ? HealthPage.OK : "reconnecting"));
        running.joins(platform);
        directory.start();
        Thread ready = new Thread(() -> sayWhenReady(platform), "ready");
        ready.setDaemon(true);
        ready.start();
    }

    private void sayWhenReady(DiscordPlatform platform) {
        while (!ended.isDone()) {
            if (platform.awaitReady(BETWEEN_LOOKS)) {
                err.println(words.say("operator.cli_ready_discord", "servers", platform.servers()));
                return;
            }
        }
    }

    private static Refused refused(DiscordEnding ending) {
        return new Refused(
                Exit.CONFIG,
                switch (ending) {
                    case TOKEN_REFUSED -> "discord_token";
                    case INTENTS_REFUSED -> "discord_intents";
                    case SHARDS_REFUSED -> "discord_shards";
                    case VERSION_REFUSED -> "discord_version";
                });
    }
}
