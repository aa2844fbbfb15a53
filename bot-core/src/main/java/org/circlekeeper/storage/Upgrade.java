package org.circlekeeper.storage;

import javax.sql.DataSource;

/** A database somebody lives in, about to get the tables of a newer program. Nothing in it has been changed yet. */
public final class Upgrade {
    private final int schema;
    private final DataSource source;

    Upgrade(int schema, DataSource source) {
        this.schema = schema;
        this.source = source;
    }

    /** The number its tables have come to so far. */
    public int schema() {
        return schema;
    }

    DataSource source() {
        return source;
    }

    /**
     * What is done before.
     *
     * @see Backup#write(Upgrade, java.nio.file.Path)
     */
    public interface Before {
        /** For tests of what has nothing to lose. */
        Before NOTHING = upgrade -> {};

        /**
         * Called once, before the first change.
         *
         * @throws StorageRefused when the tables must stay as they are
         */
        void about(Upgrade upgrade);
    }
}
