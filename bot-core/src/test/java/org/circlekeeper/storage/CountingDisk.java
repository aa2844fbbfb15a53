package org.circlekeeper.storage;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The real way to the disk, counted; can be held up and can fail. */
final class CountingDisk implements Durability {
    final AtomicInteger syncs = new AtomicInteger();
    volatile boolean fails;
    volatile CountDownLatch open = new CountDownLatch(0);

    @Override
    public boolean writesAtCommit() {
        return true;
    }

    @Override
    public void reach(Sync sync) throws SQLException {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            throw new SQLException(stopped);
        }
        if (fails) {
            throw new SQLException("the disk said no");
        }
        syncs.incrementAndGet();
        sync.run();
    }
}
