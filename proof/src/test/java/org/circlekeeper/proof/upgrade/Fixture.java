package org.circlekeeper.proof.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database as a program of some version left it, in {@code src/test/resources/upgrade}: the H2 file, the same for
 * PostgreSQL as text, a marker for each and the key of both, and what a bot told from it when it was kept. Made once by {@link
 * MakeFixturesTest} and never changed again; only the seals around the blocks of the H2 files were made anew, block by block, when
 * the file's format changed before the first release.
 *
 * @param schema the number its tables had come to
 */
record Fixture(int schema) {
    static final Path FOLDER = Path.of("src", "test", "resources", "upgrade");
    static final String FILE = "circlekeeper.mv.db";
    static final String MARKER = "circlekeeper.marker";
    static final String SQL = "postgres.sql";
    static final String SQL_MARKER = "postgres.marker";
    static final String KEY = "operator.key";
    static final String TOLD = "told.txt";

    /** Every number the tables have come to, in every version of the program. */
    static List<Integer> versions() {
        JdbcDataSource empty = new JdbcDataSource();
        empty.setURL("jdbc:h2:mem:versions");
        return Stream.of(Flyway.configure().dataSource(empty).load().info().all())
                .map(step -> Integer.parseInt(step.getVersion().getVersion()))
                .toList();
    }

    static List<Fixture> all() {
        return versions().stream().map(Fixture::new).filter(Fixture::exists).toList();
    }

    static Fixture oldest() {
        return all().get(0);
    }

    /**
     * The longest way to this version, one that begins in the middle and one of a single step. In the later two there are
     * rows in the tables that the later steps move.
     */
    static List<Fixture> ways() {
        List<Fixture> all = all();
        return List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 2));
    }

    Path folder() {
        return FOLDER.resolve(String.format("V%03d", schema));
    }

    boolean exists() {
        return Files.isDirectory(folder());
    }

    /** What a bot told from it when it was kept. */
    String told() {
        try {
            return Files.readString(folder().resolve(TOLD));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Has it be where a bot can be started on it. */
    void moveInto(Home home) throws IOException, SQLException {
        Files.createDirectories(home.data());
        Files.createDirectories(home.key().getParent());
        copyPrivate(KEY, home.key());
        if (home.server().isPresent()) {
            copyPrivate(SQL_MARKER, home.data().resolve(MARKER));
            load(home.server().get());
        } else {
            copyPrivate(MARKER, home.data().resolve(MARKER));
            copyPrivate(FILE, home.data().resolve(FILE));
        }
    }

    private void copyPrivate(String name, Path to) throws IOException {
        Files.copy(folder().resolve(name), to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }

    private void load(Server server) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(folder().resolve(SQL), StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return String.format("V%03d", schema);
    }
}
