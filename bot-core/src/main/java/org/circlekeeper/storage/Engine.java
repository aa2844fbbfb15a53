package org.circlekeeper.storage;

import java.sql.Connection;
import java.sql.SQLException;

/** An open database, below transactions. Thread-safe. */
interface Engine extends AutoCloseable {
    Connection connection() throws SQLException;

    /** Work begins: until {@link #leave} the database stays open. Waits while it is closed for a moment. */
    void enter();

    void leave();

    /** Whether there is room for something new. */
    boolean hasRoom();

    /** Returns when everything committed before this call is on disk and the marker knows it. */
    void reachDisk();

    /** Gives back the room of what was deleted; everybody else waits. */
    void compact();

    @Override
    void close();
}
