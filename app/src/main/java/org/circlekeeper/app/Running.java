package org.circlekeeper.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.DailyJobs;
import org.circlekeeper.schedule.Night;
import org.circlekeeper.schedule.NotebookStore;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyBackup;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.LockedException;
import org.circlekeeper.vault.SafeCopy;
import org.circlekeeper.vault.UpgradeBackup;
import org.circlekeeper.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot with everything it stands on, open and wired. Closing it is a clean stop; a second time does nothing. */
final class Running implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    /** The nights can wait until the people who started the bot have their first answer. */
    private static final Duration NIGHTS_BEGIN = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final HeldKey key;
    private final Database database;
    private final Platforms platforms = new Platforms();
    private final Circlekeeper bot;
    private final KeyBackup keyBackup;
    private final NotebookStore notebook;
    private final Postman postman;
    private final DailyJobs jobs;

    private Running(Settings settings, HeldKey key, Database database, MeterRegistry meters) {
        InstantSource clock = InstantSource.system();
        KeyStore keys = new KeyStore(database);
        this.keyBackup = new KeyBackup(keys, key.key(), settings.keyBackup());
        Vault vault = new Vault(keys, key.key(), keyBackup);
        OutgoingStore outgoing = new OutgoingStore(database, vault, clock);
        this.key = key;
        this.database = database;
        this.bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                meters,
                new Operator(
                        settings.operatorName().orElse(""),
                        settings.operatorContact().orElse(""),
                        version(),
                        settings.keys().way() != Settings.Way.FILE),
                settings.helplines(),
                settings.healthCheckInsWhereThePlatformReads()));
        this.postman = new Postman(outgoing, platforms::find, (delivery, how) -> counted(meters), clock);
        this.notebook = new NotebookStore(database, vault, clock);
        this.jobs = new DailyJobs(database, bot.jobs(), notebook, clock);
        open.push(database);
        closes(postman);
        closes(nights(settings, clock));
    }

    /** Not how each ended: whoever sees that page and just sent somebody a note would learn what became of it. */
    private static void counted(MeterRegistry meters) {
        meters.counter("circlekeeper.deliveries").increment();
    }

    private Night nights(Settings settings, InstantSource clock) {
        Night night = new Night(database, jobs, ZoneId.systemDefault(), LocalTime.of(settings.nightHour(), 0), clock);
        night.start(NIGHTS_BEGIN);
        return night;
    }

    /** Opens the database and wires the bot; its door for other commands is open when this returns. */
    static Running start(Settings settings, HeldKey key, MeterRegistry meters, Durability durability) {
        Path apart = settings.keyBackup().resolveSibling(".").normalize();
        Database database = Database.open(database(settings), key, durability, new UpgradeBackup(key, apart));
        Running running = new Running(settings, key, database, meters);
        // a kill may have come between a change of the keys and their backup
        running.keyBackup.rewrite();
        running.openDoor(settings);
        running.postman.start();
        return running;
    }

    static DatabaseSettings database(Settings settings) {
        return settings.server()
                .map(server -> DatabaseSettings.on(
                        new DatabaseSettings.Server(
                                server.url(), server.user(), new String(Keys.firstLine(server.passwordFile()))),
                        settings.folder()))
                .orElseGet(() -> DatabaseSettings.in(settings.folder()));
    }

    private void openDoor(Settings settings) {
        try {
            closes(Control.open(settings.folder(), this::asked));
        } catch (IOException | UnsupportedOperationException notHere) {
            log.warn("no socket in the data folder: backup and lock cannot reach this process");
        }
    }

    /** What another command asks through the door: a word, and a file where one is needed. */
    private String asked(String line) {
        int space = line.indexOf(' ');
        switch (space < 0 ? line : line.substring(0, space)) {
            case Control.HERE -> {}
            case Control.LOCK -> lock();
            case Control.CONFIRM_CLOCK -> jobs.confirmClock();
            case Control.BACKUP -> backUp(Path.of(line.substring(space + 1)));
            default -> throw new IllegalArgumentException("not a word of the door");
        }
        return Control.OK;
    }

    /** Wipes the keys, lets go of whoever is known from memory, and writes over what the two left behind there. */
    private void lock() {
        key.key().forget();
        try {
            platforms.all().forEach(ChatPlatform::forgetPeople);
        } finally {
            Leftovers.overwrite();
        }
    }

    void confirmClock() {
        jobs.confirmClock();
    }

    /** The keys first: whoever is in the data has a key in the newest key backup, or was forgotten. */
    synchronized void backUp(Path file) {
        keyBackup.rewrite();
        new SafeCopy(key).write(database, file);
    }

    /** Health and numbers, where the configuration gives them a port. */
    void tellLocally(Settings settings, CompositeMeterRegistry meters, HealthPage health) {
        settings.httpPort().ifPresent(port -> {
            PrometheusMeterRegistry numbers = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            meters.add(numbers);
            closes(LocalPages.open(port, health, numbers));
        });
    }

    /** What stands under every platform; a platform adds itself. */
    HealthPage health(DirectoryWatch directory) {
        return new HealthPage()
                .needs("database", () -> database.answers() ? HealthPage.OK : "failed")
                .needs("keys", () -> key.key().isForgotten() ? "locked" : HealthPage.OK)
                .needs("clock", () -> jobs.heldSince().isPresent() ? "jumped" : HealthPage.OK)
                .tells("directory", directory::source);
    }

    /** The bot talks here from now on. */
    void joins(ChatPlatform platform) {
        platform.start(bot.desk());
        platforms.join(platform);
        closes(platform);
    }

    /** Hands out the messages that are due. */
    void handOut() {
        try {
            postman.deliverDue();
        } catch (LockedException locked) {
            // what waits, waits until the bot is started again
        } catch (RuntimeException broken) {
            // a full disk must not take the helplines with it; what waits is tried again
            log.warn("waiting messages could not be read: {}", broken.getClass().getName());
        }
    }

    Circlekeeper bot() {
        return bot;
    }

    /** Where adapters keep what they must remember. */
    Notebook notebook() {
        return notebook;
    }

    /** Closes this too, before everything that was open by then. */
    synchronized void closes(AutoCloseable part) {
        open.push(part);
    }

    static String version() {
        return Optional.ofNullable(Running.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                log.warn("stopping: {}", failed.getClass().getName());
            }
        }
    }
}
