package org.circlekeeper.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * One encrypted, authenticated file with everything in an H2 database but the tables left out; and back. H2's own
 * {@code BACKUP TO} and a {@code SCRIPT} outside of a snapshot were both seen to tear. PostgreSQL has tools of its own.
 */
public final class Backup {
    private final Secrets secrets;
    private final Set<String> structureOnly;

    /** @param structureOnly tables, in lower case, whose rows a backup must not hold */
    public Backup(Secrets secrets, Set<String> structureOnly) {
        this.secrets = secrets;
        this.structureOnly = Set.copyOf(structureOnly);
    }

    /** What makes a restored database whole, before anybody sees it. */
    public interface Refill {
        void in(Connection connection) throws SQLException;
    }

    /** Writes a backup while everybody works on; the file is there whole or not at all. */
    public void write(Database database, Path file) {
        write(database.dataSource(), file);
    }

    /** The same of a database that nobody is in yet. */
    public void write(Upgrade upgrade, Path file) {
        write(upgrade.source(), file);
    }

    private void write(DataSource source, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path rows = target.resolveSibling(target.getFileName() + ".rows");
        Path structure = target.resolveSibling(target.getFileName() + ".tables");
        try {
            UUID identity = script(source, rows, structure);
            seal(identity, List.of(structure, rows), target);
        } catch (SQLException | IOException failed) {
            throw new NotSavedException("the backup was not written", failed);
        } finally {
            delete(rows);
            delete(structure);
        }
    }

    private UUID script(DataSource source, Path rows, Path structure) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
                throw new IllegalStateException("PostgreSQL is backed up with its own tools");
            }
            connection.setAutoCommit(false);
            run(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
            try {
                List<String> tables = LifeStore.tables(connection);
                UUID identity = LifeStore.read(connection)
                        .orElseThrow(() -> new SQLException("the database has no identity"))
                        .identity();
                dump(connection, "SCRIPT NOPASSWORDS NOSETTINGS ", rows, others(tables));
                dump(connection, "SCRIPT NODATA NOPASSWORDS NOSETTINGS ", structure, List.copyOf(structureOnly));
                return identity;
            } finally {
                connection.rollback();
                run(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
                connection.setAutoCommit(true);
            }
        }
    }

    private List<String> others(List<String> tables) {
        return tables.stream().filter(table -> !structureOnly.contains(table)).toList();
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

    // bound, not written into the text: H2 quotes a statement that fails
    private void runWithFile(Connection connection, String sql, Path file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            statement.setString(2, HexFormat.of().formatHex(secrets.derive("backup script")));
            statement.execute();
        }
    }

    private void seal(UUID identity, List<Path> parts, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Disk.createPrivate(fresh);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh));
                OutputStream sealed = new Sealing(secrets).sealing(out, identity);
                DataOutputStream lengths = new DataOutputStream(sealed)) {
            for (Path part : parts) {
                lengths.writeLong(Files.size(part));
                lengths.flush();
                Files.copy(part, lengths);
            }
        }
        Disk.sync(fresh);
        Disk.move(fresh, target);
    }

    /**
     * Makes a database from a backup, in a folder that has none.
     *
     * @throws StorageRefused when the folder is in use, or the backup is damaged or another's; then nothing has changed
     */
    public void restore(Path file, DatabaseSettings into, Refill refill) {
        Path folder = into.folder();
        Path structure = folder.resolve("restore.tables");
        Path rows = folder.resolve("restore.rows");
        try {
            Disk.createPrivateFolder(folder);
            try (ProcessLock lock = ProcessLock.take(folder)) {
                H2File source = H2File.of(folder, secrets, Durability.FULL);
                if (source.exists() || lock == null) {
                    throw new StorageRefused(Reason.FOLDER_NOT_EMPTY, folder);
                }
                UUID identity = open(file, List.of(structure, rows));
                begin(source, identity, structure, rows, refill);
                secrets.belongTo(identity);
            }
        } catch (SQLException broken) {
            throw new StorageRefused(Reason.BACKUP_DAMAGED, file, broken);
        } catch (IOException failed) {
            Reason reason = SqlTrouble.isDiskFull(failed) ? Reason.DISK_FULL : Reason.FOLDER_FORBIDDEN;
            throw new StorageRefused(reason, folder, failed);
        } finally {
            delete(structure);
            delete(rows);
        }
    }

    private UUID open(Path file, List<Path> parts) throws IOException {
        if (!Files.isReadable(file)) {
            throw new StorageRefused(Reason.BACKUP_DAMAGED, file);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Sealing.Opened opened = new Sealing(secrets).opening(in, file);
            if (secrets.database()
                    .filter(mine -> !mine.equals(opened.identity()))
                    .isPresent()) {
                throw new StorageRefused(Reason.KEY_OF_ANOTHER_DATABASE, file);
            }
            try (DataInputStream content = new DataInputStream(opened.content())) {
                for (Path part : parts) {
                    Disk.copyPrivate(content, content.readLong(), part);
                }
                if (content.read() >= 0) {
                    throw new StorageRefused(Reason.BACKUP_DAMAGED, file);
                }
            } catch (IOException torn) {
                if (SqlTrouble.isDiskFull(torn)) {
                    throw torn;
                }
                throw new StorageRefused(Reason.BACKUP_DAMAGED, file, torn);
            }
            return opened.identity();
        }
    }

    private void begin(H2File source, UUID identity, Path structure, Path rows, Refill refill)
            throws SQLException, IOException {
        try (MarkerFile marker = new MarkerFile(source.folder(), secrets.derive("marker"))) {
            source.begin((connection, unpooled) -> {
                for (Path part : List.of(structure, rows)) {
                    runWithFile(connection, "RUNSCRIPT FROM ? CIPHER AES PASSWORD ?", part);
                }
                refill.in(connection);
                int schema = new Schema(unpooled, source.folder()).migrate(Upgrade.Before.NOTHING);
                LifeStore.Life life = LifeStore.read(connection)
                        .filter(found -> found.identity().equals(identity))
                        .orElseThrow(() -> new StorageRefused(Reason.BACKUP_FOREIGN, source.folder()));
                marker.begin(new Marker(0, identity, schema, life.epoch(), Optional.empty()));
            });
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // it is encrypted; the next backup writes over it
        }
    }
}
