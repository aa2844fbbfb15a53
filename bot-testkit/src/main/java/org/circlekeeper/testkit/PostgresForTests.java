package org.circlekeeper.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings.Server;

/**
 * A real PostgreSQL for tests, started from the binaries on this machine. Ask for it with {@link #shared} or
 * {@link #own}; where none can start, that says so aloud, once, and is empty. Thread-safe.
 */
public final class PostgresForTests implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    /** Nothing is lost when such a server is stopped in good order, and nothing need outlive it. */
    private static final List<String> HASTY = List.of("fsync=off", "full_page_writes=off");

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static boolean said;

    private final String url;
    private final String user;
    private final Optional<PostgresProcess> process;
    private boolean hasTemplate;

    private PostgresForTests(String url, String user, Optional<PostgresProcess> process) {
        this.url = url;
        this.user = user;
        this.process = process;
    }

    /**
     * The one server of this JVM, which ends with it: the one named by {@code -Dpostgres=jdbc:postgresql:…} and
     * {@code -Dpostgres.user}, or one that acknowledges before it has written. For stories, not for losing power.
     */
    public static Optional<PostgresForTests> shared() {
        return Shared.SERVER;
    }

    /** Started when first asked for. */
    private static final class Shared {
        static final Optional<PostgresForTests> SERVER = Optional.ofNullable(System.getProperty("postgres"))
                .map(url -> new PostgresForTests(url, System.getProperty("postgres.user", SUPERUSER), Optional.empty()))
                .or(() -> start(HASTY));
    }

    /**
     * A server of one's own, as careful as an operator's, to be killed, stopped and looked into; to be closed.
     *
     * @param settings more lines of its configuration, as {@code log_statement=all}
     */
    public static Optional<PostgresForTests> own(String... settings) {
        return start(List.of(settings));
    }

    private static Optional<PostgresForTests> start(List<String> settings) {
        try {
            Optional<PostgresBinaries> binaries = PostgresBinaries.find();
            if (binaries.isEmpty()) {
                sayAloud("no server of version 15 or newer that could be run is on this machine");
                return Optional.empty();
            }
            PostgresProcess process = PostgresProcess.begin(binaries.get(), settings);
            return Optional.of(new PostgresForTests(process.url("postgres"), SUPERUSER, Optional.of(process)));
        } catch (IOException failed) {
            sayAloud(String.valueOf(failed.getMessage()));
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static synchronized void sayAloud(String why) {
        if (!said) {
            System.out.println("NOT TESTED ON POSTGRESQL: " + why);
        }
        said = true;
    }

    /** A database nobody has used, of the superuser. */
    public Server fresh() throws SQLException {
        String name = nextName();
        execute("CREATE DATABASE " + name);
        return server(name, user, "");
    }

    /** A database with our tables, all empty: a copy, so it costs little. */
    public synchronized Server migrated() throws SQLException {
        if (!hasTemplate) {
            execute("DROP DATABASE IF EXISTS " + TEMPLATE);
            execute("CREATE DATABASE " + TEMPLATE);
            Database.over(PostgresSource.plain(server(TEMPLATE, user, ""))).close();
            hasTemplate = true;
        }
        String name = nextName();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return server(name, user, "");
    }

    /** A database nobody has used, of a role with a password that the server insists on. */
    public Server guarded(String password) throws SQLException {
        String name = nextName();
        execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
        execute("CREATE DATABASE " + name + " OWNER " + name);
        return server(name, name, password);
    }

    /** Takes a database away from whoever uses it. */
    public void drop(Server database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + name(database) + " WITH (FORCE)");
    }

    /** Ends every connection to a database, as a network that went away for a moment would. */
    public void disconnect(Server database) throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(database) + "'");
    }

    /** Runs SQL as the superuser, in the database {@code postgres}. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Kills the server and all its processes at once, with SIGKILL. */
    public void kill() {
        process().kill();
    }

    /** Stops the server in good order but for its clients, who are sent away. */
    public void stop() {
        process().stop();
    }

    /** Starts the same server again, on the same port; returns when it answers. */
    public void startAgain() {
        try {
            process().start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the server keeps its folder {@code data} and its file {@code log}. */
    public Path home() {
        return process().home();
    }

    /** Stops the server and deletes all of it; not one that was there before us. May be called twice. */
    @Override
    public void close() {
        process.ifPresent(PostgresProcess::close);
    }

    private PostgresProcess process() {
        return process.orElseThrow(() -> new IllegalStateException("the server is not ours"));
    }

    private static String nextName() {
        return "circle" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    }

    private Server server(String database, String as, String password) {
        return new Server(url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"), as, password);
    }

    private static String name(Server database) {
        return database.url().replaceFirst(".*/([^/?]*).*", "$1");
    }
}
