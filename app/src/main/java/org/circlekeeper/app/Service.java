package org.circlekeeper.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.circlekeeper.discord.DiscordEnding;
import org.circlekeeper.discord.DiscordPlatform;
import org.circlekeeper.discord.DiscordSettings;
import org.circlekeeper.matrix.MatrixEnding;
import org.circlekeeper.matrix.MatrixPlatform;
import org.circlekeeper.matrix.MatrixSettings;
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
    private final CompletableFuture<Refused> ended = new CompletableFuture<>();

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
        Locale language = settings.language()
                .map(tag -> Languages.spoken(catalogue, tag, Exit.CONFIG))
                .orElse(words.locale());
        Optional<DiscordSettings> discord = settings.discord().map(DiscordConfig::settings);
        Optional<MatrixSettings> matrix = settings.matrix().map(it -> it.settings(settings.folder(), language));
        if (discord.isEmpty() && matrix.isEmpty()) {
            throw new Refused(Exit.CONFIG, "config_no_platform", "file", order.config());
        }
        Keys.Opened keys = new Keys(settings, words).open();
        if (keys.made()) {
            err.println(
                    words.say("operator.cli_first_key") + " " + settings.keys().file());
        }
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        Stop stop = Stop.bySignal();
        try (Running running = Running.start(settings, keys.key(), meters, durability)) {
            stop.closes(running);
            HealthPage health = running.health(watched(running, settings));
            discord.ifPresent(it -> onDiscord(running, it, health));
            matrix.ifPresent(it -> onMatrix(running, it, health));
            running.tellLocally(settings, meters, health);
            throw ended.join();
        } finally {
            stop.isOver();
        }
    }

    private DirectoryWatch watched(Running running, Settings settings) {
        DirectoryWatch directory = new DirectoryWatch(
                running.bot().helplines(), settings.helplines().isEmpty(), words, err);
        directory.start();
        return directory;
    }

    private void onDiscord(Running running, DiscordSettings discord, HealthPage health) {
        DiscordPlatform platform = DiscordPlatform.of(
                running.bot().desk().menu(),
                running.notebook(),
                InstantSource.system(),
                discord,
                ending -> ended.complete(refused(ending)));
        health.needs("discord", () -> platform.isConnected() ? HealthPage.OK : "reconnecting");
        running.joins(platform);
        sayWhenReady(
                platform::awaitReady, () -> words.say("operator.cli_ready_discord", "servers", platform.servers()));
    }

    private void onMatrix(Running running, MatrixSettings matrix, HealthPage health) {
        MatrixPlatform platform = MatrixPlatform.of(
                running.bot().desk().menu(),
                running.notebook(),
                InstantSource.system(),
                matrix,
                ending -> ended.complete(refused(ending)),
                device -> err.println(words.say("operator.cli_foreign_device", "device", device)));
        health.needs(
                "matrix",
                () -> platform.isHeldBack()
                        ? "foreign-device"
                        : platform.isConnected() ? HealthPage.OK : "reconnecting");
        running.joins(platform);
        sayWhenReady(platform::awaitReady, () -> words.say("operator.cli_ready_matrix", "rooms", platform.rooms()));
    }

    private void sayWhenReady(Predicate<Duration> ready, Supplier<String> sentence) {
        Thread waiting = new Thread(
                () -> {
                    while (!ended.isDone()) {
                        if (ready.test(BETWEEN_LOOKS)) {
                            err.println(sentence.get());
                            return;
                        }
                    }
                },
                "ready");
        waiting.setDaemon(true);
        waiting.start();
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

    private static Refused refused(MatrixEnding ending) {
        return new Refused(
                Exit.CONFIG,
                switch (ending) {
                    case REFUSED -> "matrix_login";
                    case OTHER_ACCOUNT -> "matrix_other_account";
                    case NEEDS_NEW_SESSION -> "matrix_new_session";
                    case FOREIGN_IDENTITY -> "matrix_identity";
                });
    }
}
