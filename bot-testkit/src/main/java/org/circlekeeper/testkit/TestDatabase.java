package org.circlekeeper.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.circlekeeper.storage.Database;
import org.h2.jdbcx.JdbcDataSource;

/** A new, empty, migrated H2 database in memory; gone when the JVM ends. */
public final class TestDatabase {
    private TestDatabase() {}

    public static Database fresh() {
        return Database.over(source());
    }

    static DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    /** A database of its own with the same tables and rows. */
    static DataSource copy(DataSource original) throws SQLException {
        DataSource copy = source();
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

    /** How many rows every table of ours has: to see that something left no trace. */
    public static Map<String, Long> rows(Database database) {
        return database.with(handle -> {
            List<String> tables = handle.createQuery("""
                            SELECT table_name FROM information_schema.tables
                            WHERE table_schema = 'PUBLIC' AND table_name <> 'flyway_schema_history'
                            """).mapTo(String.class).list();
            Map<String, Long> rows = new TreeMap<>();
            tables.forEach(table -> rows.put(
                    table,
                    handle.createQuery("SELECT count(*) FROM \"" + table + "\"")
                            .mapTo(Long.class)
                            .one()));
            return rows;
        });
    }
}
