package org.circlekeeper.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who a database is and how far it has come, as it says itself. On a bare connection: it is asked before all else. */
final class LifeStore {
    static final String TABLE = "storage_life";

    private LifeStore() {}

    /** What a database says about itself. */
    record Life(UUID identity, long epoch) {}

    /** Empty where the table is missing or has no row: nobody ever lived here, or somebody emptied it. */
    static Optional<Life> read(Connection connection) throws SQLException {
        return tables(connection).contains(TABLE) ? row(connection) : Optional.empty();
    }

    private static Optional<Life> row(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT identity, epoch FROM storage_life WHERE id = 1")) {
            return rows.next()
                    ? Optional.of(new Life(rows.getObject(1, UUID.class), rows.getLong(2)))
                    : Optional.empty();
        }
    }

    static void begin(Connection connection, UUID identity) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO storage_life (id, identity, epoch) VALUES (1, ?, 0)")) {
            statement.setObject(1, identity);
            statement.executeUpdate();
        }
    }

    /** One batch more; committed when this returns. */
    static long raise(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate("UPDATE storage_life SET epoch = epoch + 1 WHERE id = 1") != 1) {
                throw new SQLException("the database lost its identity");
            }
        }
        return row(connection)
                .orElseThrow(() -> new SQLException("the database lost its identity"))
                .epoch();
    }

    /** A digest over every table's name and number of rows. */
    static Marker.Digest counts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String table : tables(connection)) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT COUNT(*) FROM \"" + quoted(connection, table) + "\"")) {
                    rows.next();
                    digest.update((table + "=" + rows.getLong(1) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return new Marker.Digest(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Our tables in lower case, in order. */
    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT LOWER(table_name) FROM information_schema.tables
                        WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        // not by the database: a server sorts as its system does, and no two systems agree about underscores
        Collections.sort(tables);
        return tables;
    }

    /** How the database itself spells a table: H2 in capitals, but for the one Flyway makes. */
    static String quoted(Connection connection, String table) throws SQLException {
        boolean capitals = connection.getMetaData().storesUpperCaseIdentifiers() && !table.startsWith("flyway");
        return capitals ? table.toUpperCase(Locale.ROOT) : table;
    }
}
