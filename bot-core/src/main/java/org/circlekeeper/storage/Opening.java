package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.circlekeeper.storage.LifeStore.Life;

/** Opens the one database, or says why not. It never begins a new life where there was one. */
final class Opening {
    private final DatabaseSettings settings;
    private final Secrets secrets;
    private final Durability durability;
    private final Upgrade.Before before;
    private final Path folder;
    private final FreeSpace space;

    Opening(DatabaseSettings settings, Secrets secrets, Durability durability, Upgrade.Before before) {
        this(
                settings,
                secrets,
                durability,
                before,
                new FreeSpace(() -> settings.folder().toFile().getUsableSpace(), System::nanoTime));
    }

    /** The same on a disk whose room somebody else tells. */
    Opening(DatabaseSettings settings, Secrets secrets, Durability durability, Upgrade.Before before, FreeSpace space) {
        this.settings = settings;
        this.secrets = secrets;
        this.durability = durability;
        this.before = before;
        this.folder = settings.folder();
        this.space = space;
    }

    GuardedEngine open() {
        try {
            prepareFolder();
            refuseWithoutRoom();
            ProcessLock lock = ProcessLock.take(folder);
            MarkerFile marker = new MarkerFile(folder, secrets.derive("marker"));
            try {
                return open(lock, marker);
            } catch (SQLException | IOException | RuntimeException failed) {
                marker.close();
                lock.close();
                throw failed;
            }
        } catch (IOException | SQLException failed) {
            Reason reason = SqlTrouble.isDiskFull(failed) ? Reason.DISK_FULL : Reason.FOLDER_FORBIDDEN;
            throw new StorageRefused(reason, folder, failed);
        }
    }

    Looked look() {
        refuseWithoutRoom();
        if (!Files.isWritable(folder)) {
            throw new StorageRefused(Reason.FOLDER_FORBIDDEN, folder);
        }
        try {
            ProcessLock lock = ProcessLock.take(folder);
            try (MarkerFile marker = new MarkerFile(folder, secrets.derive("marker"))) {
                return look(marker);
            } finally {
                lock.close();
            }
        } catch (IOException failed) {
            throw new StorageRefused(Reason.FOLDER_FORBIDDEN, folder, failed);
        }
    }

    private Looked look(MarkerFile marker) throws IOException {
        Source source = source();
        try {
            if (!source.exists() || !marker.exists()) {
                throw new StorageRefused(
                        marker.exists() ? Reason.DATABASE_MISSING : Reason.MARKER_MISSING, marker.path());
            }
            inspect(source, marker, false);
            return new Looked(new Schema(new PlainDataSource(source::inspect), folder).pending());
        } catch (StorageRefused refused) {
            throw refused;
        } catch (SQLException | RuntimeException failed) {
            throw source.refusal(failed);
        }
    }

    private void refuseWithoutRoom() {
        if (!space.enoughToStart()) {
            throw new StorageRefused(Reason.DISK_FULL, folder);
        }
    }

    private void prepareFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Disk.createPrivateFolder(folder);
        }
        if (!Files.isWritable(folder)) {
            throw new StorageRefused(Reason.FOLDER_FORBIDDEN, folder);
        }
    }

    private GuardedEngine open(ProcessLock lock, MarkerFile marker) throws SQLException, IOException {
        Source source = source();
        Optional<Connection> held = Optional.empty();
        try {
            beginIfNobodyLivedHere(source, marker);
            Marker known = inspect(source, marker, true);
            held = Optional.of(source.hold());
            Schema schema = new Schema(source.unpooled(), folder);
            if (schema.pending() > 0) {
                before.about(new Upgrade(schema.number(), source.unpooled()));
                // other tables are other counts: killed in the upgrade, the next start must not miss the old ones
                marker.write(known.then(schema.number(), known.epoch(), Optional.empty()));
                held = Optional.of(source.change(held.get(), this::change));
            } else {
                schema.validate();
            }
            secrets.belongTo(known.identity());
            marker.write(marker.last().then(schema.number(), known.epoch(), Optional.empty()));
            return new GuardedEngine(source, durability, marker, lock, space, settings.connections(), held.get());
        } catch (StorageRefused | IOException refused) {
            close(held);
            throw refused;
        } catch (SQLException | RuntimeException failed) {
            close(held);
            throw source.refusal(failed);
        }
    }

    private void change(DataSource source) {
        new Schema(durability.changing(source), folder).migrate();
    }

    private Source source() {
        return Source.of(settings, secrets, durability);
    }

    private Marker inspect(Source source, MarkerFile marker, boolean mayMend) throws SQLException, IOException {
        Marker known = marker.read();
        if (secrets.database().filter(named -> !named.equals(known.identity())).isPresent()) {
            throw new StorageRefused(Reason.KEY_OF_ANOTHER_DATABASE, marker.path());
        }
        Source.Check check = look -> {
            compare(known, LifeStore.read(look), look);
            source.readThrough(look);
        };
        try (Connection look = source.inspect()) {
            check.of(look);
        } catch (StorageRefused refused) {
            if (refused.reason() != Reason.DATABASE_OLDER) {
                throw refused;
            }
            source.search(check, mayMend);
        }
        return known;
    }

    private static void close(Optional<Connection> held) throws SQLException {
        if (held.isPresent()) {
            held.get().close();
        }
    }

    private void beginIfNobodyLivedHere(Source source, MarkerFile marker) throws SQLException, IOException {
        boolean used = secrets.database().isPresent();
        boolean marked = marker.exists();
        if (source.exists()) {
            if (!marked && (used || !source.isUnused())) {
                throw new StorageRefused(Reason.MARKER_MISSING, marker.path());
            }
            if (!marked) {
                mark(source, marker);
            }
            return;
        }
        if (used || (marked && !source.isUnused())) {
            throw new StorageRefused(Reason.DATABASE_MISSING, folder);
        }
        UUID identity = UUID.randomUUID();
        source.begin((connection, unpooled) -> {
            int schema = new Schema(unpooled, folder).migrate();
            LifeStore.begin(connection, identity);
            marker.begin(new Marker(0, identity, schema, 0, Optional.empty()));
        });
    }

    // a beginning on a server that was cut short between its two writings; nothing was acknowledged yet
    private static void mark(Source source, MarkerFile marker) throws SQLException, IOException {
        try (Connection connection = source.connect()) {
            Life life = LifeStore.read(connection).orElseThrow();
            marker.begin(new Marker(0, life.identity(), 0, life.epoch(), Optional.empty()));
        }
    }

    private void compare(Marker known, Optional<Life> found, Connection connection) throws SQLException {
        Life life = found.orElseThrow(() -> new StorageRefused(Reason.DATABASE_EMPTIED, folder));
        if (!life.identity().equals(known.identity())) {
            throw new StorageRefused(Reason.DATABASE_FOREIGN, folder);
        }
        if (life.epoch() < known.epoch()) {
            throw new StorageRefused(Reason.DATABASE_OLDER, folder);
        }
        if (known.counts().isPresent() && !known.counts().get().equals(LifeStore.counts(connection))) {
            throw new StorageRefused(Reason.ROWS_MISSING, folder);
        }
    }
}
