package org.circlekeeper.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How what is in one kind of database gets into a backup, and back. */
sealed interface Copying permits H2Script, PostgresCopy {

    Sealing.Kind kind();

    /** Writes one moment of the database, while everybody works on. */
    void write(Connection connection, DataOutputStream to) throws SQLException, IOException;

    /**
     * Puts tables and rows into a place that has none; what was left out is empty. May leave a transaction open: it
     * counts when the caller commits.
     *
     * @param from read to its end before, so that it is known to be whole
     * @throws StorageRefused when the backup is of a newer program
     */
    void read(DataInputStream from, Connection connection, DataSource unpooled) throws SQLException, IOException;

    /** Leaves no bytes of what was read and then deleted again, once it is committed. */
    void tidy(Connection connection) throws SQLException;
}
