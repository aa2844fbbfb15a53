package org.circlekeeper.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database for tests and benchmarks: no marker, no sync, no guard. */
record PlainEngine(DataSource source) implements Engine {
    @Override
    public Connection connection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void enter() {}

    @Override
    public void leave() {}

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void reachDisk() {}

    @Override
    public void compact() {}

    @Override
    public void close() {}
}
