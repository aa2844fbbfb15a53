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
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** One encrypted, authenticated file with everything in a database but the tables left out; and back. */
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
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Disk.createPrivate(fresh);
            try {
                seal(source, target, fresh);
                Disk.sync(fresh);
                Disk.move(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (SQLException | IOException failed) {
            throw new NotSavedException("the backup was not written", failed);
        }
    }

    private void seal(DataSource source, Path target, Path fresh) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            UUID identity = LifeStore.read(connection)
                    .orElseThrow(() -> new SQLException("the database has no identity"))
                    .identity();
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            Copying copying = copying(h2, target);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh));
                    OutputStream sealed = new Sealing(secrets, copying.kind()).sealing(out, identity);
                    DataOutputStream content = new DataOutputStream(sealed)) {
                copying.write(connection, content);
            }
        }
    }

    private Copying copying(boolean h2, Path beside) {
        return h2 ? H2Script.beside(beside, secrets, structureOnly) : new PostgresCopy(structureOnly, beside);
    }

    /**
     * Makes a database from a backup, in a folder or on a server where there is none.
     *
     * @throws StorageRefused when the place is in use, or the backup is damaged, another's or of the other kind of
     *     database; then nothing has changed
     */
    public void restore(Path file, DatabaseSettings into, Refill refill) {
        Path folder = into.folder();
        try {
            Disk.createPrivateFolder(folder);
            ProcessLock lock = ProcessLock.take(folder);
            try {
                restore(file, into, Source.of(into, secrets, Durability.FULL), refill);
            } finally {
                lock.close();
            }
        } catch (IOException failed) {
            Reason reason = SqlTrouble.isDiskFull(failed) ? Reason.DISK_FULL : Reason.FOLDER_FORBIDDEN;
            throw new StorageRefused(reason, folder, failed);
        }
    }

    private void restore(Path file, DatabaseSettings into, Source source, Refill refill) throws IOException {
        try {
            if (!source.isFree()) {
                throw new StorageRefused(Reason.FOLDER_NOT_EMPTY, into.folder());
            }
            boolean h2 = into.server().isEmpty();
            Copying copying = copying(h2, h2 ? into.folder().resolve("restore") : file);
            Sealing sealing = new Sealing(secrets, copying.kind());
            UUID identity = verify(file, sealing);
            // whoever starts the bot after a kill in here is told that the database is missing, and makes no other
            secrets.belongTo(identity);
            try (MarkerFile marker = new MarkerFile(into.folder(), secrets.derive("marker"));
                    InputStream in = read(file)) {
                InputStream content = sealing.opening(in, file).content();
                begin(source, identity, file, marker, refill, copying, new DataInputStream(content));
            }
        } catch (SQLException | FlywayException broken) {
            StorageRefused refused = source.refusal(broken);
            throw refused.reason().name().startsWith("DATABASE_")
                    ? new StorageRefused(Reason.BACKUP_DAMAGED, file, broken)
                    : refused;
        }
    }

    /** Reads it to its end, because nothing of it may be used before; answers with the database it is of. */
    private UUID verify(Path file, Sealing sealing) throws IOException {
        if (!Files.isReadable(file)) {
            throw new StorageRefused(Reason.BACKUP_DAMAGED, file);
        }
        try (InputStream in = read(file)) {
            Sealing.Opened opened = sealing.opening(in, file);
            if (secrets.database()
                    .filter(mine -> !mine.equals(opened.identity()))
                    .isPresent()) {
                throw new StorageRefused(Reason.KEY_OF_ANOTHER_DATABASE, file);
            }
            opened.content().transferTo(OutputStream.nullOutputStream());
            return opened.identity();
        } catch (IOException torn) {
            throw new StorageRefused(Reason.BACKUP_DAMAGED, file, torn);
        }
    }

    private static InputStream read(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private static void begin(
            Source source,
            UUID identity,
            Path file,
            MarkerFile marker,
            Refill refill,
            Copying copying,
            DataInputStream content)
            throws SQLException, IOException {
        source.begin((connection, unpooled) -> {
            copying.read(content, connection, unpooled);
            refill.in(connection);
            LifeStore.Life life = LifeStore.read(connection)
                    .filter(found -> found.identity().equals(identity))
                    .orElseThrow(() -> new SQLException("a backup of another database than it says"));
            Schema schema = new Schema(unpooled, file);
            schema.pending();
            // before the rows count: killed in between, a server has no database yet, and restoring begins again
            marker.begin(new Marker(0, identity, 0, life.epoch(), Optional.empty()));
            if (!connection.getAutoCommit()) {
                connection.commit();
                connection.setAutoCommit(true);
            }
            copying.tidy(connection);
            marker.write(marker.last().then(schema.migrate(), life.epoch(), Optional.empty()));
        });
    }
}
