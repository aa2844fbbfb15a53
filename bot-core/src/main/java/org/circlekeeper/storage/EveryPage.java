package org.circlekeeper.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Reads an H2 database through once, so that what does not open is found at the start and not in front of somebody. What H2
 * keeps about the tables themselves it has read already when it opens.
 */
final class EveryPage {
    private static final String CHUNK = "chunk.";
    private static final int AT_ONCE = 256;

    private final Connection connection;

    EveryPage(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads every block that something is in. Only when one does not open at the place H2 wrote down, which after a
     * kill need not be the place it found it at, rows and indexes are asked for one by one, and what they say counts.
     *
     * @throws SQLException when a part of the database cannot be read
     */
    void read() throws SQLException {
        if (!blocksOpen()) {
            readRows();
        }
    }

    /** The newest of H2's chunks is not among those it lists; it has opened from end to end for H2 to find it. */
    private boolean blocksOpen() throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        try {
            store.getLayoutMap().forEach((key, value) -> {
                if (key.startsWith(CHUNK)) {
                    readChunk(store.getFileStore(), DataUtils.parseMap(value));
                }
            });
            return true;
        } catch (RuntimeException elsewhereOrDamaged) {
            return false;
        }
    }

    private static void readChunk(FileStore<?> file, Map<String, String> chunk) {
        long first = DataUtils.readHexLong(chunk, "block", 0);
        boolean isNeeded = first > 0 && DataUtils.readHexLong(chunk, "livePages", 1) > 0;
        long end = isNeeded ? first + DataUtils.readHexLong(chunk, "len", 0) : first;
        for (long block = first; block < end; block += AT_ONCE) {
            int count = (int) Math.min(AT_ONCE, end - block);
            file.readFully(null, block * SealedBlocks.BLOCK, count * SealedBlocks.BLOCK);
        }
    }

    /** Reads row after row and index after index, and answers with the number of rows and entries. */
    long readRows() throws SQLException {
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
