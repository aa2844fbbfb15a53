package org.circlekeeper.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an H2 database through once, row after row and index after index, so that what does not open is found at the
 * start and not in front of somebody. What H2 keeps about the tables themselves it has read already when it opens.
 */
final class EveryPage {
    private final Connection connection;

    EveryPage(Connection connection) {
        this.connection = connection;
    }

    /**
     * Answers with the number of rows and index entries.
     *
     * @throws SQLException when a part of it cannot be read
     */
    long read() throws SQLException {
        long read = 0;
        try (Statement statement = connection.createStatement()) {
            // one row at a time in memory, and none of them in a file of H2's own
            statement.execute("SET LAZY_QUERY_EXECUTION 1");
            for (String table : LifeStore.tables(connection)) {
                String quoted = '"' + LifeStore.quoted(connection, table) + '"';
                read += count(statement, "SELECT * FROM " + quoted);
                for (Index index : indexes(LifeStore.quoted(connection, table))) {
                    read += count(
                            statement,
                            "SELECT " + index.columns() + " FROM " + quoted + " USE INDEX (\"" + index.name()
                                    + "\") ORDER BY " + index.columns());
                }
            }
            statement.execute("SET LAZY_QUERY_EXECUTION 0");
        }
        return read;
    }

    private static long count(Statement statement, String sql) throws SQLException {
        long rows = 0;
        try (ResultSet all = statement.executeQuery(sql)) {
            while (all.next()) {
                rows++;
            }
        }
        return rows;
    }

    private List<Index> indexes(String table) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT index_name, LISTAGG('"' || column_name || '"', ', ') WITHIN GROUP (ORDER BY ordinal_position)
                FROM information_schema.index_columns
                WHERE table_schema = CURRENT_SCHEMA AND table_name = ?
                GROUP BY index_name
                """)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    indexes.add(new Index(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return indexes;
    }

    /** One index, with its columns in order as SQL writes them: what it holds is read without the rows behind it. */
    private record Index(String name, String columns) {}
}
