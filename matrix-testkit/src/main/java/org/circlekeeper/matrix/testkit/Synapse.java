package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real Synapse on this machine, alone in the world: SQLite, no federation, and no limits unless asked for. Ask for it
 * with {@link #shared} or {@link #start}; where none can start, that says so aloud, once, and is empty. It takes two to
 * four seconds. Nothing of it outlives this JVM, however that ends. Thread-safe.
 */
public final class Synapse implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static boolean said;

    private final SynapseHome home;
    private Optional<ServerProcess> process = Optional.empty();

    private Synapse(SynapseHome home) {
        this.home = home;
    }

    /**
     * How it differs from the usual one.
     *
     * @param serverName what comes after the colon of every id
     * @param settings lines of its configuration, each a whole top-level setting in YAML; they win over the usual ones
     */
    public record Options(String serverName, List<String> settings) {
        public Options {
            settings = List.copyOf(settings);
        }

        /** {@code circle.test}, and nothing is limited. */
        public static Options usual() {
            return new Options("circle.test", List.of());
        }

        public Options named(String otherName) {
            return new Options(otherName, settings);
        }

        public Options with(String setting) {
            List<String> all = new ArrayList<>(settings);
            all.add(setting);
            return new Options(serverName, all);
        }

        /** Messages of one sender: so many at once, then so many a second; beyond that it answers 429. */
        public Options limitingMessages(double perSecond, int burst) {
            return with("rc_message: {per_second: " + perSecond + ", burst_count: " + burst + "}");
        }

        /** Every login ends by itself that long after it; the next request is told to log in again (a soft logout). */
        public Options endingSessionsAfter(Duration lifetime) {
            return with("session_lifetime: " + lifetime.toMillis());
        }
    }

    /** The one server of this JVM: for tests that neither stop it nor limit it, with people of their own ({@link #somebody}). */
    public static Optional<Synapse> shared() {
        return Shared.SERVER;
    }

    /** Started when first asked for. */
    private static final class Shared {
        static final Optional<Synapse> SERVER = start(Options.usual());
    }

    /** A server of one's own; to be closed. */
    public static Optional<Synapse> start(Options options) {
        Optional<Path> python = Brought.python();
        if (python.isEmpty()) {
            sayAloud("it is not here; matrix-testkit/bring brings it");
            return Optional.empty();
        }
        try {
            Synapse synapse = new Synapse(SynapseHome.make(python.get(), options));
            synapse.startAgain();
            return Optional.of(synapse);
        } catch (IOException | UncheckedIOException failed) {
            sayAloud(String.valueOf(failed.getMessage()));
            return Optional.empty();
        }
    }

    private static synchronized void sayAloud(String why) {
        if (!said) {
            System.out.println("NOT TESTED ON SYNAPSE: " + why);
        }
        said = true;
    }

    /** Starts the same server again, on the same port and data; returns when it answers. */
    public synchronized void startAgain() {
        if (process.isPresent()) {
            return;
        }
        try {
            ServerProcess started = ServerProcess.begin(home.folder(), home.command());
            process = Optional.of(started);
            home.awaitAnswer(started::isAlive);
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    /** In good order. */
    public synchronized void stop() {
        process.ifPresent(ServerProcess::stop);
        process = Optional.empty();
    }

    /** At once, with SIGKILL. */
    public synchronized void kill() {
        process.ifPresent(ServerProcess::kill);
        process = Optional.empty();
    }

    /** It takes connections and answers nothing until it is thawed, as a machine out of breath. */
    public synchronized void freeze() {
        process.orElseThrow().signal("STOP");
    }

    public synchronized void thaw() {
        process.orElseThrow().signal("CONT");
    }

    /** Ends it and deletes all of it. May be called twice. */
    @Override
    public synchronized void close() {
        process.ifPresent(ServerProcess::abandon);
        process = Optional.empty();
        home.delete();
    }

    /** Somebody new under a name nobody else has, as {@code ada-7}. */
    public Account somebody(String name) {
        return register(name + "-" + NUMBER.incrementAndGet(), "password of " + name, false);
    }

    /** A new account, made by whoever runs the server. */
    public Account register(String name, String password, boolean admin) {
        JsonNode made = Registration.register(baseUrl(), name, password, admin);
        return new Account(made.get("user_id").asText(), name, password);
    }

    /** Where clients find it; the same after a restart. */
    public URI baseUrl() {
        return home.url();
    }

    /** As in {@code 1.160.0}. */
    public String version() {
        return Http.to(baseUrl())
                .get("/_synapse/admin/v1/server_version")
                .get("server_version")
                .asText();
    }

    /** Everything it keeps. */
    public Path folder() {
        return home.folder();
    }

    /** Whether these words are anywhere in what it keeps, as plain UTF-8. */
    public boolean keeps(String words) {
        return home.contains(words.getBytes(StandardCharsets.UTF_8));
    }

    /** Its SQLite file; what was written last is beside it, in files whose names begin the same. */
    public Path database() {
        return home.folder().resolve("homeserver.db");
    }

    /** Its warnings and errors. */
    public Path log() {
        return home.folder().resolve("log");
    }
}
