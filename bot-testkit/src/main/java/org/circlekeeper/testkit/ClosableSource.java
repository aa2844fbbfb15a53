package org.circlekeeper.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.circlekeeper.storage.Database;

/** A new, empty database as {@link TestDatabase} makes them, that can be closed: then no connection is to be had. Thread-safe. */
public final class ClosableSource extends WrappedSource {
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean closed;

    /** Open. */
    public ClosableSource() {
        this(TestDatabase.source());
    }

    private ClosableSource(DataSource open) {
        super(open);
    }

    /** Another database with the same tables and rows. */
    public ClosableSource copy() {
        try {
            return new ClosableSource(TestDatabase.copy(behind()));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The bot's database over this. */
    public Database database() {
        return Database.overMigrated(this);
    }

    public void close() {
        closed = true;
    }

    public void reopen() {
        closed = false;
    }

    /** How often somebody wanted a connection while it was closed. */
    public int refused() {
        return refused.get();
    }

    /** How many statements were prepared so far, over all connections. */
    public int statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (closed) {
            refused.incrementAndGet();
            throw new SQLException("the database is closed", "08003");
        }
        return counting(behind().getConnection());
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ClosableSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }
}
