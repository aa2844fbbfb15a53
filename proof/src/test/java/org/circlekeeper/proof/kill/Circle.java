package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.proof.kill.Belief.Outcome;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.PostgresForTests;

/** A community on a Discord of our own, and the real program in a process that is started again and again on one folder. */
final class Circle implements AutoCloseable {
    /** Long: a start that is only slow is told apart from one that was refused. */
    private static final Duration READY = Duration.ofMinutes(4);

    private static final int MANY = 1_000_000;

    private final FakeDiscord discord;
    private final Server server;
    private final Path config;
    private final BotProcess.Launch launch;
    private final Tally tally;
    private BotProcess running;

    /**
     * Starts the program for the first time and makes a group.
     *
     * @param launch the program to be killed
     * @param first options of the first JVM alone
     */
    Circle(Path folder, Store store, Optional<PostgresForTests> postgres, Tally tally, Launcher launch, String... first)
            throws IOException {
        this.discord = FakeDiscord.start(
                Options.likeDiscord().withPatience(Duration.ofSeconds(20)).withIdentifies(Duration.ZERO, MANY));
        this.server = discord.server("circle");
        this.tally = tally;
        this.config = BotProcess.configuration(
                Files.createDirectories(folder), discord.token(), discord.apiUrl(), store.lines(folder, postgres));
        this.launch = launch.of(config).with("-Xmx192m", "-XX:TieredStopAtLevel=1");
        try {
            this.running = start(first);
        } catch (RuntimeException | Error refused) {
            discord.close();
            throw refused;
        }
        try {
            begin();
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /** How a program is started with a configuration. */
    interface Launcher {
        BotProcess.Launch of(Path config);
    }

    FakeDiscord discord() {
        return discord;
    }

    Server server() {
        return server;
    }

    Path config() {
        return config;
    }

    BotProcess running() {
        return running;
    }

    Somebody member(String name) {
        DiscordPerson person = discord.person(name);
        server.with(person);
        return new Somebody(person.in(server), tally);
    }

    Somebody moderator(String name) {
        DiscordPerson person = discord.person(name);
        server.with(person, "MODERATE_MEMBERS");
        return new Somebody(person.in(server), tally);
    }

    /** A group and its agreement. */
    private void begin() {
        Somebody mo = moderator("mo");
        Outcome set = mo.says(one -> one.asks("setup", "age", "adults"), "");
        DiscordPerson person = mo.person();
        person.asks("agreement draft");
        Awaitility.await()
                .atMost(READY)
                .untilAsserted(() -> assertThat(person.sees()).contains("[Publish as interim version]"));
        if (set != Outcome.ACKNOWLEDGED
                || mo.says(one -> one.presses("Publish as interim version"), "Published: version 1")
                        != Outcome.ACKNOWLEDGED) {
            throw new IllegalStateException("the group was not made: " + person.sees());
        }
    }

    private BotProcess start(String... more) {
        long begun = System.nanoTime();
        BotProcess process = launch.with(more).start();
        if (!process.says("Ready: ", READY)) {
            String why = (process.isAlive() ? "it is not ready: " : "it ended with " + exitOf(process) + ": ")
                    + process.err();
            tally.startRefused(why);
            process.close();
            throw new AssertionError("it did not start: " + why);
        }
        tally.ready(Duration.ofNanos(System.nanoTime() - begun));
        return process;
    }

    private static String exitOf(BotProcess ended) {
        try {
            return String.valueOf(ended.ended(Duration.ofSeconds(10)));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return "?";
        }
    }

    /**
     * Starts it again on what the kill left.
     *
     * @throws AssertionError when it does not start, which is counted: nobody can go on with an experiment then
     */
    void restart(String... more) {
        if (running.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        running = start(more);
    }

    void kill() throws InterruptedException {
        running.kill();
        tally.killed();
    }

    /** Waits until everything that was promised to be sent has gone out: on a busy machine what waits is not lost yet. */
    void drain(Notes notes) {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!notes.areThere() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    @Override
    public void close() {
        running.close();
        discord.close();
    }
}
