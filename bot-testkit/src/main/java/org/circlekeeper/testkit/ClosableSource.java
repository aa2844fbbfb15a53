package org.circlekeeper.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A new, empty H2 database in memory that can be closed: then no connection is to be had. Thread-safe. */
public final class ClosableSource implements DataSource {
    private final DataSource open;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean closed;

    public ClosableSource() {
        this(TestDatabase.source());
    }

    private ClosableSource(DataSource open) {
        this.open = open;
    }

    /** Another database with the same tables and rows. */
    public ClosableSource copy() {
        try {
            return new ClosableSource(TestDatabase.copy(open));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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
        return counting(open.getConnection());
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

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return open.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        open.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        open.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return open.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return open.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return open.isWrapperFor(type);
    }
}
