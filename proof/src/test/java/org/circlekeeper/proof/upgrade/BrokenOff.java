package org.circlekeeper.proof.upgrade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.circlekeeper.storage.Durability;

/** The usual way to the disk, and an upgrade that ends before its k-th statement, however that is to be. */
final class BrokenOff implements Durability {
    private final int last;
    private final Ending ending;
    private final AtomicInteger statements = new AtomicInteger();

    BrokenOff(int last, Ending ending) {
        this.last = last;
        this.ending = ending;
    }

    /** How an upgrade ends. */
    interface Ending {
        void now() throws SQLException;
    }

    /** One that only counts. */
    static BrokenOff never() {
        return new BrokenOff(Integer.MAX_VALUE, () -> {});
    }

    /** As when the disk fails, or the server goes away. */
    static BrokenOff failing(int last) {
        return new BrokenOff(last, () -> {
            throw new SQLException("broken off");
        });
    }

    /** As by SIGKILL: nothing is closed, nothing is undone. */
    static BrokenOff halting(int last) {
        return new BrokenOff(last, () -> Runtime.getRuntime().halt(9));
    }

    /** How many statements there were. */
    int statements() {
        return statements.get();
    }

    @Override
    public boolean writesAtCommit() {
        return FULL.writesAtCommit();
    }

    @Override
    public void reach(Sync sync) throws SQLException {
        FULL.reach(sync);
    }

    @Override
    public DataSource changing(DataSource tables) {
        return watched(DataSource.class, tables);
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                BrokenOff.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && statements.incrementAndGet() >= last) {
                        ending.now();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof Connection || answer instanceof Statement
                                ? watchedAs(method.getReturnType(), answer)
                                : answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                }));
    }

    private <T> T watchedAs(Class<T> type, Object real) {
        return watched(type, type.cast(real));
    }
}
