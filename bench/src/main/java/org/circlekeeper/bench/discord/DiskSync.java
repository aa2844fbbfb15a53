package org.circlekeeper.bench.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.vault.OperatorKeys;

/** How long this disk takes to make one commit safe: the database's own sync, and a bare one of a file beside it. */
final class DiskSync implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Times database = new Times();
    private final Times commit = new Times();
    private final Times bare = new Times();
    private final Database opened;
    private final FileChannel file;

    DiskSync(Path folder) {
        Path data = folder.resolve("data");
        this.opened = Database.open(
                DatabaseSettings.in(data),
                new OperatorKeys(data).createFile(folder.resolve("keys").resolve("operator.key")),
                new Durability() {
                    @Override
                    public boolean writesAtCommit() {
                        return true;
                    }

                    @Override
                    public void reach(Sync real) throws SQLException {
                        long begun = System.nanoTime();
                        real.run();
                        database.add((System.nanoTime() - begun) / 1e6);
                    }
                });
        opened.inTransaction(() -> opened.with(handle -> handle.execute("CREATE TABLE bench_row (number INT)")));
        try {
            this.file =
                    FileChannel.open(folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void measure(int times) {
        for (int i = 0; i < times; i++) {
            long committing = System.nanoTime();
            opened.inTransaction(() -> opened.with(handle -> handle.execute("INSERT INTO bench_row VALUES (1)")));
            long begun = System.nanoTime();
            commit.add((begun - committing) / 1e6);
            try {
                file.write(ByteBuffer.allocate(BLOCK));
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bare.add((System.nanoTime() - begun) / 1e6);
        }
    }

    /** Of the database, as it does once for each batch of commits. */
    Times database() {
        return database;
    }

    /** Of a transaction with one small row, from its beginning until it is on disk. */
    Times commit() {
        return commit;
    }

    /** Of one block at the end of a file. */
    Times bare() {
        return bare;
    }

    @Override
    public void close() {
        opened.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
