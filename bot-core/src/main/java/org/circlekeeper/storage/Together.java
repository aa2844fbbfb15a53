package org.circlekeeper.storage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Does one costly thing for everybody who waits for it: the first of them leads, the others come back with it. Whoever
 * comes is only ever served by a run that began after they came. Thread-safe.
 */
public final class Together {
    private final Runnable work;
    private final ReentrantLock leading = new ReentrantLock(true);
    private final Object door = new Object();
    private @Nullable Batch gathering;

    public Together(Runnable work) {
        this.work = work;
    }

    /**
     * Returns after a run of the work that began after this call; waits through interruptions, because what it waits
     * for happens anyway.
     *
     * @throws RuntimeException what the work threw, the same for all who waited
     */
    public void await() {
        Batch batch;
        boolean lead = false;
        synchronized (door) {
            if (gathering == null) {
                gathering = new Batch();
                lead = true;
            }
            batch = gathering;
        }
        if (lead) {
            lead(batch);
        }
        batch.join();
    }

    private void lead(Batch batch) {
        leading.lock();
        try {
            synchronized (door) {
                gathering = null;
            }
            work.run();
        } catch (RuntimeException | Error failed) {
            batch.failure = failed;
        } finally {
            leading.unlock();
            batch.done.countDown();
        }
    }

    /** Those who wait for one run. */
    private static final class Batch {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Throwable failure;

        void join() {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable failed = failure;
            if (failed != null) {
                throw new NotSavedException("what was waited for failed", failed);
            }
        }
    }
}
