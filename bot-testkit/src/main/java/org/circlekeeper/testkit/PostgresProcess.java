package org.circlekeeper.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL server as a process. Between it and us stands a small shell that ends it when we end, however we end: it
 * waits for the end of an input that only we hold open. Killed alone, a server leaves shared memory behind, so it is
 * stopped wherever it may be. A signal to all of us at once
 * passes the shell by. Thread-safe.
 */
final class PostgresProcess implements AutoCloseable {
    private static final String KEEPER = """
            trap '' INT TERM HUP
            exec 3<&0
            "$@" 3<&- & server=$!
            (read -r end <&3; kill -INT $server) & watch=$!
            wait $server
            kill -KILL $watch
            """;
    // nobody but the superuser comes in without a password
    private static final String WHO_COMES_IN = """
            host all postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PostgresBinaries binaries;
    private final List<String> settings;
    private final Path home;
    private final int port;
    private Optional<Process> keeper = Optional.empty();

    private PostgresProcess(PostgresBinaries binaries, List<String> settings, Path home, int port) {
        this.binaries = binaries;
        this.settings = settings;
        this.home = home;
        this.port = port;
    }

    static PostgresProcess begin(PostgresBinaries binaries, List<String> settings)
            throws IOException, InterruptedException {
        PostgresProcess process = new PostgresProcess(binaries, settings, binaries.newHome(), freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        binaries.initdb(process.data());
        Files.writeString(process.data().resolve("pg_hba.conf"), WHO_COMES_IN);
        process.start();
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Path home() {
        return home;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Returns when it answers. */
    synchronized void start() throws IOException {
        if (keeper.isPresent()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", KEEPER, "keeper"));
        command.add(binaries.folder().resolve("postgres").toString());
        command.addAll(List.of("-D", data().toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        Process started = new ProcessBuilder(binaries.asUser(command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .directory(Path.of("/").toFile())
                .start();
        keeper = Optional.of(started);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > until || !started.isAlive()) {
                kill();
                throw new IOException("the server did not start");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url("postgres"), PostgresForTests.SUPERUSER, "")
                    .close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** All its processes at once. */
    synchronized void kill() {
        keeper.ifPresent(shell -> {
            List<ProcessHandle> all = new ArrayList<>(shell.descendants().toList());
            all.add(shell.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join());
        });
        keeper = Optional.empty();
    }

    /** In good order but for its clients. */
    synchronized void stop() {
        keeper.ifPresent(shell -> {
            try {
                shell.getOutputStream().close();
                if (!shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (IOException failed) {
                kill();
            } catch (InterruptedException interrupted) {
                kill();
                Thread.currentThread().interrupt();
            }
        });
        keeper = Optional.empty();
    }

    @Override
    public synchronized void close() {
        stop();
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private Path data() {
        return home.resolve("data");
    }
}
