package org.circlekeeper.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * A PostgreSQL database as PostgreSQL's own {@code COPY} writes it, table by table, in one snapshot; the tables themselves
 * come from the migrations. No row touches a disk on the way, and no {@code pg_dump} of the server's version is needed.
 *
 * @param place shown to the operator when the backup is of a newer program
 */
record PostgresCopy(Set<String> structureOnly, Path place) implements Copying {
    private static final String NO_MORE_TABLES = "";
    private static final int NO_MORE_ROWS = 0;

    @Override
    public Sealing.Kind kind() {
        return Sealing.Kind.POSTGRESQL;
    }

    @Override
    public void write(Connection connection, DataOutputStream to) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            to.writeInt(Integer.parseInt(
                    one(connection, "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success")));
            for (String table : LifeStore.tables(connection)) {
                if (!structureOnly.contains(table) && !table.equals(Schema.HISTORY)) {
                    write(connection, table, to);
                }
            }
            to.writeUTF(NO_MORE_TABLES);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void write(Connection connection, String table, DataOutputStream to)
            throws SQLException, IOException {
        String columns = one(
                connection,
                "SELECT STRING_AGG(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns"
                        + " WHERE table_schema = CURRENT_SCHEMA AND table_name = '" + table + "'");
        to.writeUTF(table);
        to.writeUTF(columns);
        CopyOut copy = copies(connection).copyOut("COPY " + table + " (" + columns + ") TO STDOUT");
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                to.writeInt(row.length);
                to.write(row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        to.writeInt(NO_MORE_ROWS);
    }

    @Override
    public void read(DataInputStream from, Connection connection, DataSource unpooled)
            throws SQLException, IOException {
        new Schema(unpooled, place).make(from.readInt());
        connection.setAutoCommit(false);
        for (String table = from.readUTF(); !table.equals(NO_MORE_TABLES); table = from.readUTF()) {
            // what a migration put there is in the backup too
            run(connection, "DELETE FROM " + table);
            read(connection, "COPY " + table + " (" + from.readUTF() + ") FROM STDIN", from);
        }
    }

    private static void read(Connection connection, String sql, DataInputStream from) throws SQLException, IOException {
        CopyIn copy = copies(connection).copyIn(sql);
        try {
            for (int length = from.readInt(); length != NO_MORE_ROWS; length = from.readInt()) {
                copy.writeToCopy(from.readNBytes(length), 0, length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    // a row deleted after its COPY stays in the file of its table until that is written anew
    @Override
    public void tidy(Connection connection) throws SQLException {
        run(connection, "VACUUM FULL " + String.join(", ", LifeStore.tables(connection)));
    }

    /** Drops what a beginning cut short left; only ever called where no table has a row. */
    static void drop(Connection connection) throws SQLException {
        List<String> tables = LifeStore.tables(connection);
        if (!tables.isEmpty()) {
            run(connection, "DROP TABLE " + String.join(", ", tables));
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
