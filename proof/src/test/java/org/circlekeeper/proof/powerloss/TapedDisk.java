package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.storage.Durability;
import org.jspecify.annotations.Nullable;

/** The real way to the disk, on a tape: with the rows of every commit, before it is synced. */
final class TapedDisk implements Durability {
    private final Tape tape;
    private final String files;
    private final boolean syncs;
    private final AtomicReference<@Nullable House> house = new AtomicReference<>();

    /** @param syncs false for a bot that promises what it only hopes */
    TapedDisk(Tape tape, boolean syncs) {
        this.tape = tape;
        this.files = TapedPath.heardBy(new Recorder(tape));
        this.syncs = syncs;
    }

    /** Whose rows these are from now on. */
    House of(House newHouse) {
        house.set(newHouse);
        return newHouse;
    }

    @Override
    public boolean writesAtCommit() {
        return true;
    }

    @Override
    public String files() {
        return files;
    }

    @Override
    public void reachNames(Path file) throws IOException {
        tape.record(new Step.NamesSynced(), () -> Durability.super.reachNames(file));
    }

    @Override
    public void reach(Sync sync) throws SQLException {
        House committed = house.get();
        if (committed != null) {
            try {
                tape.committed(Rows.of(committed.database()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        if (syncs) {
            sync.run();
        }
    }
}
