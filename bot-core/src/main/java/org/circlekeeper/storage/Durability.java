package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The step between a commit and its acknowledgement. The bot has one way, {@link #FULL}; a test that wants to prove
 * the step needed, count it or make it fail brings its own.
 */
public interface Durability {

    /** Every commit is handed to the system at once, and is on disk before anybody is told. */
    Durability FULL = new Durability() {
        @Override
        public boolean writesAtCommit() {
            return true;
        }

        @Override
        public void reach(Sync sync) throws SQLException {
            sync.run();
        }
    };

    /** Whether a commit leaves the process at once, and not with the next batch some time later. */
    boolean writesAtCommit();

    /** Called by one thread at a time, after the commits it stands for; returns when they are on disk. */
    void reach(Sync sync) throws SQLException;

    /** What the tables are changed through in an upgrade; a test breaks off in here. */
    default DataSource changing(DataSource tables) {
        return tables;
    }

    /**
     * What stands before the names of H2's files, and so the file system they are in: H2's own, or one registered with
     * H2 under a name of its own. They nest: {@code "outer:inner:"}.
     */
    default String files() {
        return "file:";
    }

    /** Returns when the names in a file's folder are on disk: after a file was made, renamed or deleted there. */
    default void reachNames(Path file) throws IOException {
        Disk.syncFolder(file);
    }

    /** The database's own sync. */
    interface Sync {
        void run() throws SQLException;
    }
}
