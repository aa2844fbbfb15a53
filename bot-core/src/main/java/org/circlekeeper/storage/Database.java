package org.circlekeeper.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** The one database, with its tables brought up to date. Thread-safe. */
public final class Database implements AutoCloseable {
    private final Engine engine;
    private final Jdbi jdbi;

    @SuppressWarnings("ThreadLocalUsage") // a thread is in one transaction of each database
    private final ThreadLocal<@Nullable Work> current = new ThreadLocal<>();

    private Database(Engine engine) {
        this.engine = engine;
        this.jdbi = Jdbi.create(engine::connection);
        jdbi.getConfig(SqlStatements.class).setSqlLogger(new WriteWatch(this::writing));
    }

    /** A database for tests and benchmarks: no marker, no sync. */
    public static Database over(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        return overMigrated(source);
    }

    /** The same where the tables are there and up to date. */
    public static Database overMigrated(DataSource source) {
        return new Database(new PlainEngine(source));
    }

    /**
     * Opens the database for as long as the process lives; a first start makes it.
     *
     * @throws StorageRefused when what is there is not what was left there
     */
    public static Database open(DatabaseSettings settings, Secrets secrets) {
        return open(settings, secrets, Durability.FULL);
    }

    /** The same with another way to the disk: for tests that count, break or leave out the sync. */
    public static Database open(DatabaseSettings settings, Secrets secrets, Durability durability) {
        return open(settings, secrets, durability, Upgrade.Before.NOTHING);
    }

    /** The same, with something done before the tables of a database that is lived in are changed. */
    public static Database open(
            DatabaseSettings settings, Secrets secrets, Durability durability, Upgrade.Before before) {
        return open(new Opening(settings, secrets, durability, before));
    }

    static Database open(Opening opening) {
        return new Database(opening.open());
    }

    /**
     * Looks at a database that nobody has open, and changes nothing.
     *
     * @throws StorageRefused for what {@link #open} would refuse
     */
    public static Looked look(DatabaseSettings settings, Secrets secrets) {
        return new Opening(settings, secrets, Durability.FULL, Upgrade.Before.NOTHING).look();
    }

    /**
     * Does everything inside together or not at all, and returns when it is on disk. Inside another transaction it
     * joins that one. Never call the network in here.
     *
     * @throws NotSavedException when it is not known to be on disk; an open one once the commit was tried
     */
    public <T> T inTransaction(Supplier<T> work) {
        Work outer = current.get();
        if (outer == null) {
            return outermost(handle -> work.get());
        }
        try {
            return work.get();
        } catch (RuntimeException | Error failed) {
            outer.broken = true;
            throw failed;
        }
    }

    /** Reads or writes, inside the transaction this thread is in or in one of its own. */
    public <T> T with(Function<Handle, T> work) {
        Work outer = current.get();
        return outer == null ? outermost(work) : work.apply(outer.handle);
    }

    /** Asks the smallest question there is, for a monitor; false when it is not answered. */
    public boolean answers() {
        try {
            return with(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException away) {
            return false;
        }
    }

    /**
     * Something that only the transaction this thread is in may hold in memory: made when first asked for, and let go of
     * when the transaction ends, however it ends. Empty outside of one.
     */
    public Optional<Passing> passing(Object holder, Supplier<Passing> made) {
        return Optional.ofNullable(current.get())
                .map(work -> work.passing.computeIfAbsent(holder, first -> made.get()));
    }

    /** What passes with a transaction. */
    public interface Passing {
        /** The transaction has ended, or what this stands for has changed. */
        void letGo();
    }

    /** Lets the transaction this thread is in end without a trace; what it answers is kept. */
    public void undo() {
        inside().undone = true;
    }

    /**
     * Does something once the transaction this thread is in is on disk, before {@link #inTransaction} returns; not
     * when it is undone or fails. The same step is done once. When this fails, the caller is told that nothing is known to be saved.
     */
    public void afterCommit(Runnable step) {
        inside().afterCommit.add(step);
    }

    /**
     * Returns when everything committed before this call, by anybody, is on disk.
     *
     * @throws NotSavedException when that is open
     */
    public void awaitDisk() {
        boolean interrupted = Thread.interrupted();
        try {
            engine.enter();
            try {
                engine.reachDisk();
            } finally {
                engine.leave();
            }
        } catch (RuntimeException failed) {
            throw NotSavedException.open(failed);
        } finally {
            again(interrupted);
        }
    }

    /** Gives back the room of what was deleted, so that it is gone from the file too. Everybody else waits meanwhile. */
    public void compact() {
        if (current.get() != null) {
            throw new IllegalStateException("inside a transaction");
        }
        boolean interrupted = Thread.interrupted();
        try {
            engine.compact();
        } finally {
            again(interrupted);
        }
    }

    // H2's file would be closed under everybody by one interrupted thread, so it hears of it afterwards
    private static void again(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T outermost(Function<Handle, T> job) {
        AtomicBoolean committing = new AtomicBoolean();
        try {
            return outermost(job, committing);
        } catch (RuntimeException failed) {
            throw committing.get() ? NotSavedException.open(failed) : failed;
        }
    }

    private <T> T outermost(Function<Handle, T> job, AtomicBoolean committing) {
        Set<Runnable> steps = Set.of();
        T result;
        boolean interrupted = Thread.interrupted();
        engine.enter();
        try {
            Work work;
            try (Handle handle = jdbi.open()) {
                work = new Work(handle);
                current.set(work);
                try {
                    result = handle.inTransaction(same -> {
                        T found = finished(work, job.apply(same));
                        committing.set(work.wrote && !work.undone);
                        return found;
                    });
                } finally {
                    work.passing.values().forEach(Passing::letGo);
                }
            } finally {
                current.remove();
            }
            if (work.wrote && !work.undone) {
                engine.reachDisk();
            }
            if (!work.undone) {
                steps = work.afterCommit;
            }
        } finally {
            engine.leave();
            again(interrupted);
        }
        steps.forEach(Runnable::run);
        return result;
    }

    private static <T> T finished(Work work, T result) {
        if (work.broken) {
            throw new IllegalStateException("a part of the transaction failed");
        }
        if (work.undone) {
            work.handle.rollback();
        }
        return result;
    }

    private void writing() {
        Work work = current.get();
        if (work != null && !work.wrote) {
            if (!engine.hasRoom()) {
                throw new NotSavedException("the disk is nearly full");
            }
            work.wrote = true;
        }
    }

    private Work inside() {
        Work work = current.get();
        if (work == null) {
            throw new IllegalStateException("outside of a transaction");
        }
        return work;
    }

    /**
     * The same database for a library that wants connections. Inside a transaction it borrows that one's connection,
     * and its writing stands or falls with it; outside, its commits are written at once but wait for nobody's sync.
     */
    public DataSource dataSource() {
        return new PlainDataSource(this::lend);
    }

    private Connection lend() throws SQLException {
        Work work = current.get();
        if (work != null) {
            writing();
            return LentConnection.ofTransaction(work.handle.getConnection());
        }
        engine.enter();
        try {
            return LentConnection.until(engine.connection(), engine::leave);
        } catch (SQLException | RuntimeException failed) {
            engine.leave();
            throw failed;
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    /** One transaction under way, on one thread. */
    private static final class Work {
        private final Handle handle;
        private final Set<Runnable> afterCommit = new LinkedHashSet<>();
        private final Map<Object, Passing> passing = new HashMap<>();
        private boolean undone;
        private boolean broken;
        private boolean wrote;

        Work(Handle handle) {
            this.handle = handle;
        }
    }
}
