package org.circlekeeper.discord;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that answer people. Help has its own, so that nothing else can stand in its way; what is more than can be
 * answered in time is refused at once, politely, and not queued until it is too late. Thread-safe.
 */
final class Lanes implements AutoCloseable {
    /** Helplines answer from memory: a few threads are plenty. */
    private static final int HELP_THREADS = 4;

    /**
     * Several wait for one sync of the disk together, so more threads than processors. Twice as many saved no more in
     * {@code bench/run discord-speed}.
     */
    static final int THREADS = 12;

    /** Under a second of work on a small machine: what waits longer comes too close to Discord's three seconds. */
    static final int WAITING = 100;

    private static final int HELP_WAITING = 2_000;
    private static final long LONGEST_FAREWELL_SECONDS = 10;

    private final ThreadPoolExecutor help = pool("discord-help", HELP_THREADS, HELP_WAITING);
    private final ThreadPoolExecutor ordinary = pool("discord-answers", THREADS, WAITING);
    private final ThreadPoolExecutor refusals = pool("discord-refusals", 1, HELP_WAITING);
    private final ThreadPoolExecutor suggestions = pool("discord-suggestions", 2, WAITING);
    private final ThreadPoolExecutor events = pool("discord-events", 1, HELP_WAITING);
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1, named("discord-later"));

    Lanes() {
        later.setRemoveOnCancelPolicy(true);
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Helplines, before everything else. */
    void help(Runnable work, Runnable refusal) {
        offer(help, work, refusal);
    }

    void ordinary(Runnable work, Runnable refusal) {
        offer(ordinary, work, refusal);
    }

    /** While somebody types; one that comes too late is of no use. */
    void suggestion(Runnable work) {
        offer(suggestions, work, () -> {});
    }

    /** In order, one after the other. */
    void event(Runnable work) {
        offer(events, work, () -> {});
    }

    private void offer(ThreadPoolExecutor pool, Runnable work, Runnable refusal) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException full) {
            try {
                refusals.execute(refusal);
            } catch (RejectedExecutionException flooded) {
                // nobody is left to say it; Discord tells them that there was no answer
            }
        }
    }

    /** Runs soon, unless the answer calls it off. */
    Runnable after(long millis, Runnable work) {
        try {
            var waiting = later.schedule(work, millis, TimeUnit.MILLISECONDS);
            return () -> waiting.cancel(false);
        } catch (RejectedExecutionException closing) {
            return () -> {};
        }
    }

    /** Finishes what is being answered. */
    @Override
    public void close() {
        for (ThreadPoolExecutor pool : new ThreadPoolExecutor[] {ordinary, help, suggestions, refusals, events}) {
            pool.shutdown();
        }
        try {
            for (ThreadPoolExecutor pool : new ThreadPoolExecutor[] {ordinary, help, suggestions, refusals, events}) {
                if (!pool.awaitTermination(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                    pool.shutdownNow();
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        later.shutdown();
    }
}
