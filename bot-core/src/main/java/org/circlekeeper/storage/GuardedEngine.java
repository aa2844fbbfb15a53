package org.circlekeeper.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/** The one database, pooled, synced in groups and marked. Made by {@link Opening}. */
final class GuardedEngine implements Engine {
    private static final int EVERYBODY = 1 << 16;
    private static final int PROBE_SECONDS = 2;

    private final Source source;
    private final Durability durability;
    private final MarkerFile marker;
    private final ProcessLock lock;
    private final FreeSpace space;
    private final int connections;
    private final Semaphore gate = new Semaphore(EVERYBODY, true);
    private final Together syncs = new Together(this::sync);
    private volatile HikariDataSource pool;
    private volatile Connection held;
    private volatile boolean broken;

    /**
     * A sync was begun and did not succeed. A system may take the pages it could not write for written (Linux, fsync, since
     * 4.16), so the next sync would say nothing of them: all is written anew before anybody goes on.
     */
    private volatile boolean unsynced;

    private boolean closed;

    GuardedEngine(
            Source source,
            Durability durability,
            MarkerFile marker,
            ProcessLock lock,
            FreeSpace space,
            int connections,
            Connection held) {
        this.source = source;
        this.durability = durability;
        this.marker = marker;
        this.lock = lock;
        this.space = space;
        this.connections = connections;
        this.held = held;
        this.pool = pool();
    }

    /**
     * Connections that H2 has given up are never lent again. Where one is dead all are, and the next piece of work opens the
     * file anew or fails at once: the pool alone would go on trying for as long as it has patience, before somebody's eyes.
     */
    private final class DeadConnections implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            if (!SqlTrouble.isDead(failure)) {
                return SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            broken = true;
            return SQLExceptionOverride.Override.MUST_EVICT;
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = source.pool();
        config.setPoolName("database");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(source.patienceMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new DeadConnections());
        return new HikariDataSource(config);
    }

    @Override
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void enter() {
        if (broken) {
            mend();
        }
        gate.acquireUninterruptibly();
    }

    // a failed write may leave H2 half closed, in every connection at once: all let go of it before it is opened anew
    private void mend() {
        gate.acquireUninterruptibly(EVERYBODY);
        try {
            if (broken && !closed) {
                pool.close();
                drop();
                held = source.hold();
                if (unsynced && source.compacts()) {
                    rewrite(held);
                }
                unsynced = false;
                pool = pool();
                broken = false;
            }
        } catch (SQLException | IOException failed) {
            throw new NotSavedException("the database could not be opened again", failed);
        } finally {
            gate.release(EVERYBODY);
        }
    }

    @Override
    public void leave() {
        gate.release();
    }

    @Override
    public boolean hasRoom() {
        return space.enoughToWrite();
    }

    @Override
    public void reachDisk() {
        syncs.await();
    }

    // one thread at a time: only the leader of a batch comes here
    private void sync() {
        try {
            long epoch = LifeStore.raise(held);
            unsynced = true;
            durability.reach(() -> source.sync(held));
            unsynced = false;
            marker.acknowledge(epoch);
        } catch (SQLException | IOException failed) {
            broken = true;
            throw new NotSavedException("the disk was not reached", failed);
        } catch (RuntimeException failed) {
            broken = true;
            throw failed;
        }
    }

    // a server may have gone and come back since anybody asked it
    private Connection stillHeld() throws SQLException {
        if (held.isValid(PROBE_SECONDS)) {
            return held;
        }
        drop();
        held = source.hold();
        return held;
    }

    private void drop() {
        try {
            held.close();
        } catch (SQLException gone) {
            // it was dead already
        }
    }

    @Override
    public void compact() {
        if (!source.compacts()) {
            return;
        }
        gate.acquireUninterruptibly(EVERYBODY);
        try {
            if (!closed) {
                pool.close();
                rewrite(stillHeld());
                pool = pool();
            }
        } catch (SQLException | IOException | RuntimeException failed) {
            broken = true;
            throw new NotSavedException("the database was not compacted", failed);
        } finally {
            gate.release(EVERYBODY);
        }
    }

    private void rewrite(Connection connection) throws SQLException, IOException {
        source.shutdown(connection, true);
        held = source.hold();
    }

    /** Waits for the work that is being done, then ends in good order: the next start may compare row counts. */
    @Override
    public void close() {
        gate.acquireUninterruptibly(EVERYBODY);
        try {
            if (!closed) {
                closed = true;
                pool.close();
                end();
            }
        } catch (SQLException | IOException failed) {
            throw new NotSavedException("the database did not end in good order", failed);
        } finally {
            gate.release(EVERYBODY);
        }
    }

    private void end() throws SQLException, IOException {
        try {
            Connection last = stillHeld();
            Marker.Digest counts = LifeStore.counts(last);
            long epoch = LifeStore.raise(last);
            source.shutdown(last, unsynced);
            marker.rest(epoch, counts);
        } finally {
            marker.close();
            lock.close();
        }
    }
}
