package org.circlekeeper.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.circlekeeper.storage.Database;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A new, empty, migrated database, gone when the JVM ends: H2 in memory, or with
 * {@code -Dcirclekeeper.tests.on=postgres} a real PostgreSQL, and where none can start the test is skipped.
 */
public final class TestDatabase {
    private static final StoryDatabases STORIES = new StoryDatabases(
            "postgres".equals(System.getProperty("circlekeeper.tests.on")) ? TestDatabase::postgres : TestDatabase::h2);

    private TestDatabase() {}

    public static Database fresh() {
        return Database.overMigrated(source());
    }

    static DataSource source() {
        return STORIES.next();
    }

    private static DataSource h2() {
        DataSource source = bare();
        Database.over(source);
        return source;
    }

    private static DataSource bare() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    /** An H2 database of its own with the same tables and rows as this one. */
    static DataSource copy(DataSource original) throws SQLException {
        DataSource copy = bare();
        try (Connection from = original.getConnection();
                Connection to = copy.getConnection();
                Statement reading = from.createStatement();
                Statement writing = to.createStatement();
                ResultSet lines = reading.executeQuery("SCRIPT")) {
            while (lines.next()) {
                writing.execute(lines.getString(1));
            }
        }
        return copy;
    }

    private static DataSource postgres() {
        Optional<PostgresForTests> postgres = PostgresForTests.shared();
        assumeTrue(postgres.isPresent(), "no PostgreSQL here");
        try {
            return PostgresSource.pooled(postgres.get().migrated());
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for this story", failed);
        }
    }

    /** Everything in every table of ours, a line each row; bytes stand there in hexadecimal. */
    public static String dump(Database database) {
        StringBuilder dump = new StringBuilder();
        database.with(handle -> {
            rows(database)
                    .keySet()
                    .forEach(table -> handle.createQuery("SELECT * FROM " + table)
                            .mapToMap()
                            .forEach(row -> {
                                dump.append(table);
                                row.values().forEach(value -> dump.append(' ').append(shown(value)));
                                dump.append('\n');
                            }));
            return dump;
        });
        return dump.toString();
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** How many rows every table of ours has, by its name in capitals: to see that something left no trace. */
    public static Map<String, Long> rows(Database database) {
        return database.with(handle -> {
            List<String> tables = handle.createQuery("""
                            SELECT table_name FROM information_schema.tables
                            WHERE table_schema = CURRENT_SCHEMA AND table_name <> 'flyway_schema_history'
                            """).mapTo(String.class).list();
            Map<String, Long> rows = new TreeMap<>();
            tables.forEach(table -> rows.put(
                    table.toUpperCase(Locale.ROOT),
                    handle.createQuery("SELECT count(*) FROM \"" + table + "\"")
                            .mapTo(Long.class)
                            .one()));
            return rows;
        });
    }
}
