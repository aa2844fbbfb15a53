package org.circlekeeper.bench.discord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Interaction;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;

/** A Discord of its own with one program logged in to it, and people who ask. */
final class Stage implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PREPARED_AT_ONCE = 6;
    static final String SAVED = words("checkin", "saved");
    private static final String YES = words("consent", "yes");

    private final FakeDiscord discord;
    private final Program program;

    private Stage(FakeDiscord discord, Program program) {
        this.discord = discord;
        this.program = program;
    }

    /** A Discord as quick as it can be, which still allows three seconds for an answer and no more. */
    static FakeDiscord discord(int shards) {
        return FakeDiscord.start(Options.likeDiscord().withShards(shards, 16).forBenchmarks());
    }

    static Stage of(FakeDiscord discord, Program program) {
        return new Stage(discord, program);
    }

    FakeDiscord discord() {
        return discord;
    }

    Program program() {
        return program;
    }

    /** Somebody who belongs to that server and is in its first channel. */
    DiscordPerson member(Server server, String name) {
        DiscordPerson person = discord.person(name);
        server.with(person);
        return person.in(server);
    }

    static Interaction ask(DiscordPerson person, String command, String... options) {
        return person.asks(command, options).lastInteraction();
    }

    /** Asks and waits for what was asked for. */
    static Interaction answered(DiscordPerson person, String command, String... options) {
        Interaction asked = ask(person, command, options);
        if (!asked.awaitSettled(PATIENCE)) {
            throw new IllegalStateException("no answer to " + command);
        }
        return asked;
    }

    /**
     * Waits until each of these people gets an answer.
     *
     * @return seconds since the program's start
     */
    double awaitAnswers(List<DiscordPerson> people) {
        people.forEach(this::awaitAnswer);
        return program.secondsSinceStart();
    }

    private void awaitAnswer(DiscordPerson person) {
        while (!isAnswered(person)) {
            program.refuseIfEnded();
            if (program.secondsSinceStart() > LONGEST_START.toSeconds()) {
                throw new IllegalStateException(program.name() + " answers nobody:\n" + program.output());
            }
            Machine.pause(Duration.ofMillis(10));
        }
    }

    private static boolean isAnswered(DiscordPerson person) {
        try {
            Interaction asked = ask(person, "about");
            return asked.wasSentAtOnce() && asked.awaitSettled(PATIENCE);
        } catch (AssertionError notPublishedYet) {
            return false;
        }
    }

    /** A group for adults in each of these servers. */
    void setUp(List<Server> servers) {
        for (Server server : servers) {
            DiscordPerson moderator = discord.person("moderator of " + server.id());
            server.with(moderator, "MODERATE_MEMBERS", "MANAGE_SERVER");
            answered(moderator.in(server), "setup", "age", "adults");
        }
    }

    /** Members, spread over the servers, who said yes to check-ins being kept. */
    List<DiscordPerson> agreed(List<Server> servers, int count) {
        List<DiscordPerson> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(member(servers.get(i % servers.size()), "member-" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(PREPARED_AT_ONCE);
        try {
            List<Future<?>> yes = new ArrayList<>();
            people.forEach(person -> yes.add(threads.submit(() -> agree(person))));
            yes.forEach(Stage::join);
        } finally {
            threads.shutdownNow();
        }
        Interaction check = answered(people.get(count - 1), "checkin now", "kind", "capacity", "feeling", "3");
        if (!shows(check, SAVED)) {
            throw new IllegalStateException("not a saved check-in: " + check.shown());
        }
        return people;
    }

    /** Says yes; once more where a busy machine let the first question or the yes go unanswered. */
    private static void agree(DiscordPerson person) {
        for (int i = 0; i < 5; i++) {
            Interaction asked = ask(person, "checkin now", "kind", "capacity", "feeling", "3");
            if (!asked.awaitSettled(PATIENCE)) {
                continue;
            }
            if (shows(asked, Stage.SAVED)) {
                return;
            }
            person.presses(YES);
            if (person.lastInteraction().awaitSettled(PATIENCE)) {
                return;
            }
        }
        throw new IllegalStateException("no answer to a yes");
    }

    /** Whether a message answered it that has these words. */
    static boolean shows(Interaction asked, String words) {
        return asked.shown().filter(shown -> shown.text().contains(words)).isPresent();
    }

    private static void join(Future<?> yes) {
        try {
            yes.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sentence of the bot's in English, up to its first value. */
    static String words(String file, String key) {
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Stage.class.getResourceAsStream("/words/en/" + file + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sentence = Objects.requireNonNull(words.getProperty(file + "." + key), key);
        int value = sentence.indexOf('{');
        return value < 0 ? sentence : sentence.substring(0, value).strip();
    }

    @Override
    public void close() {
        program.close();
        discord.close();
    }
}
