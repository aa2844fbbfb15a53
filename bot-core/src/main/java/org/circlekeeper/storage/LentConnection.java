package org.circlekeeper.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection given out of our hands, with what closing it means changed. */
final class LentConnection implements InvocationHandler {
    private static final Set<String> NOT_THE_BORROWERS = Set.of("close", "commit", "rollback", "setAutoCommit");

    private final Connection connection;
    private final boolean ofTransaction;
    private final Runnable givenBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LentConnection(Connection connection, boolean ofTransaction, Runnable givenBack) {
        this.connection = connection;
        this.ofTransaction = ofTransaction;
        this.givenBack = givenBack;
    }

    /** One that belongs to a transaction under way, which alone commits and closes it. */
    static Connection ofTransaction(Connection connection) {
        return dressed(new LentConnection(connection, true, () -> {}));
    }

    /** One that tells when it is given back, once. */
    static Connection until(Connection connection, Runnable givenBack) {
        return dressed(new LentConnection(connection, false, givenBack));
    }

    private static Connection dressed(LentConnection lent) {
        return (Connection)
                Proxy.newProxyInstance(LentConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, lent);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (ofTransaction && NOT_THE_BORROWERS.contains(method.getName())) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        } finally {
            if (method.getName().equals("close") && closed.compareAndSet(false, true)) {
                givenBack.run();
            }
        }
    }
}
