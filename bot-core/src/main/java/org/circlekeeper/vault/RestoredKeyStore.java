package org.circlekeeper.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of a database that is being restored, on its bare connection: nobody else is there yet. */
final class RestoredKeyStore {
    static final String TABLE = "vault_key";

    /** How columns name an owner, in every table: the column, and what its value lacks to be the name of a key. */
    private static final Map<String, String> OWNERS = Map.of("person", "m:", "owner_group", "g:", "owner", "");

    /** The one table where a group stands under its own name. */
    private static final Column GROUPS = new Column("peer_group", "tag", "g:");

    private final Connection connection;

    RestoredKeyStore(Connection connection) {
        this.connection = connection;
    }

    void insert(Map<String, byte[]> wrapped) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO vault_key (owner, wrapped) VALUES (?, ?)")) {
            for (Map.Entry<String, byte[]> one : wrapped.entrySet()) {
                statement.setString(1, one.getKey());
                statement.setBytes(2, one.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Deletes what is about people and groups whose keys are gone, whatever table it is in. */
    void forgetWhoeverHasNoKey() throws SQLException {
        for (Column column : ownerColumns()) {
            forgetOrphans(column);
        }
    }

    private List<Column> ownerColumns() throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns
                        WHERE table_schema = CURRENT_SCHEMA ORDER BY 1, 2
                        """)) {
            while (rows.next()) {
                Column column = new Column(
                        rows.getString(1), rows.getString(2), OWNERS.getOrDefault(rows.getString(2), GROUPS.prefix()));
                boolean names =
                        OWNERS.containsKey(column.name()) && !column.table().equals(TABLE);
                if (names || column.equals(GROUPS)) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    private void forgetOrphans(Column column) throws SQLException {
        String owner = column.table() + "." + column.name();
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + column.table() + " WHERE "
                + owner + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vault_key WHERE vault_key.owner = ? || " + owner
                + ")")) {
            statement.setString(1, column.prefix());
            statement.executeUpdate();
        }
    }

    /** A column that names an owner. */
    private record Column(String table, String name, String prefix) {}
}
