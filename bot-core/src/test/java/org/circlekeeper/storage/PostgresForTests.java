package org.circlekeeper.storage;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.circlekeeper.storage.DatabaseSettings.Server;

/**
 * A PostgreSQL for one test class: the one named by {@code -Dpostgres=jdbc:postgresql:…}, or a fresh one started from
 * the binaries on this machine. Where there is neither, it says so aloud.
 */
public final class PostgresForTests {
    private static final Path BINARIES = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 60;
    private static int number;

    private final String url;
    private final String user;
    private final Optional<Path> home;
    private final Optional<Path> binaries;

    private PostgresForTests(String url, String user, Optional<Path> home, Optional<Path> binaries) {
        this.url = url;
        this.user = user;
        this.home = home;
        this.binaries = binaries;
    }

    public static Optional<PostgresForTests> start() throws IOException, InterruptedException {
        String given = System.getProperty("postgres");
        if (given != null) {
            String user = System.getProperty("postgres.user", "postgres");
            return Optional.of(new PostgresForTests(given, user, Optional.empty(), Optional.empty()));
        }
        Optional<Path> found = binaries();
        if (found.isEmpty()) {
            System.out.println(
                    "NOT TESTED ON POSTGRESQL: no -Dpostgres=jdbc:postgresql:… and no binaries in " + BINARIES);
            return Optional.empty();
        }
        Path home = Files.createTempDirectory("circlekeeper-postgres");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = freePort();
        Path data = home.resolve("data");
        run(found.get().resolve("initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        run(
                found.get().resolve("pg_ctl"),
                "-D",
                data,
                "-w",
                "-l",
                home.resolve("log"),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home,
                "start");
        return Optional.of(new PostgresForTests(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", Optional.of(home), found));
    }

    private static Optional<Path> binaries() throws IOException {
        if (!Files.isDirectory(BINARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(BINARIES)) {
            return versions.filter(
                            version -> Files.isExecutable(version.resolve("bin").resolve("initdb")))
                    .filter(version -> Integer.parseInt(version.getFileName().toString()) >= 15)
                    .max(Comparator.comparing(Path::toString))
                    .map(version -> version.resolve("bin"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    // the server refuses to run as root; its own user may
    private static void run(Path binary, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(binary.toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(binary.getFileName() + " failed");
        }
    }

    /** A database nobody has used. */
    public Server fresh() throws SQLException {
        String name = "circle" + number++;
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        }
        return new Server(url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, "");
    }

    public void stop() throws IOException, InterruptedException {
        if (home.isPresent() && binaries.isPresent()) {
            run(binaries.get().resolve("pg_ctl"), "-D", home.get().resolve("data"), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(home.get())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
