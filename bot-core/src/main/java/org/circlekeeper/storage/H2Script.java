package org.circlekeeper.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.util.StringUtils;
import org.h2.value.Value;

/**
 * An H2 database as the script H2 writes of itself. H2's own {@code BACKUP TO} and a {@code SCRIPT} outside of a snapshot
 * were both seen to tear.
 */
record H2Script(Secrets secrets, Set<String> structureOnly, Path structure, Path rows) implements Copying {

    /** @param beside a name in a folder that has room; two files of nearly this name lie there meanwhile, encrypted */
    static H2Script beside(Path beside, Secrets secrets, Set<String> structureOnly) {
        String name = beside.getFileName().toString();
        return new H2Script(
                secrets, structureOnly, beside.resolveSibling(name + ".tables"), beside.resolveSibling(name + ".rows"));
    }

    @Override
    public Sealing.Kind kind() {
        return Sealing.Kind.H2;
    }

    @Override
    public void write(Connection connection, DataOutputStream to) throws SQLException, IOException {
        try {
            script(connection);
            for (Path part : List.of(structure, rows)) {
                to.writeLong(Files.size(part));
                to.flush();
                Files.copy(part, to);
            }
        } finally {
            delete();
        }
    }

    private void script(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        try {
            List<String> filled = LifeStore.tables(connection).stream()
                    .filter(table -> !structureOnly.contains(table))
                    .toList();
            dump(connection, "SCRIPT NOPASSWORDS NOSETTINGS ", rows, filled);
            dump(connection, "SCRIPT NODATA NOPASSWORDS NOSETTINGS ", structure, List.copyOf(structureOnly));
        } finally {
            connection.rollback();
            run(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
            connection.setAutoCommit(true);
        }
    }

    // encrypted by H2 on its way to the disk already: no word of it ever lies there in the clear
    private void dump(Connection connection, String what, Path to, List<String> tables) throws SQLException {
        StringBuilder sql = new StringBuilder(what).append("TO ? CIPHER AES PASSWORD ? TABLE ");
        String comma = "";
        for (String table : tables) {
            sql.append(comma)
                    .append('"')
                    .append(LifeStore.quoted(connection, table))
                    .append('"');
            comma = ", ";
        }
        runWithFile(connection, sql.toString(), to);
    }

    @Override
    public void read(DataInputStream from, Connection connection, DataSource unpooled)
            throws SQLException, IOException {
        try {
            for (Path part : List.of(structure, rows)) {
                Disk.copyPrivate(from, from.readLong(), part);
                runWithFile(connection, "RUNSCRIPT FROM ? CIPHER AES PASSWORD ?", part);
            }
        } finally {
            delete();
        }
    }

    @Override
    public void tidy(Connection connection) {
        // a beginning ends with SHUTDOWN COMPACT
    }

    // bound, not written into the text: H2 quotes a statement that fails
    private void runWithFile(Connection connection, String sql, Path file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            statement.setString(2, HexFormat.of().formatHex(secrets.derive("backup script")));
            statement.execute();
        } finally {
            forgetValues();
        }
    }

    /** H2 keeps texts it was lately given, to have each only once in memory: a key must not outlive its use there. */
    private static void forgetValues() {
        Value.clearCache();
        StringUtils.clearCache();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void delete() throws IOException {
        Files.deleteIfExists(structure);
        Files.deleteIfExists(rows);
    }

    @Override
    public String toString() {
        return "H2Script";
    }
}
