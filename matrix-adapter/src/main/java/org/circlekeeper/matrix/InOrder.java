package org.circlekeeper.matrix;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that belongs together is done one after the other, in the order it came; the rest side by side. Thread-safe. */
final class InOrder {
    private static final Logger log = LoggerFactory.getLogger(InOrder.class);

    private final Executor threads;
    private final Map<String, Deque<Runnable>> waiting = new HashMap<>();

    InOrder(Executor threads) {
        this.threads = threads;
    }

    void add(String key, Runnable work) {
        synchronized (waiting) {
            Deque<Runnable> line = waiting.get(key);
            if (line != null) {
                line.addLast(work);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        threads.execute(() -> run(key, work));
    }

    private void run(String key, Runnable first) {
        @Nullable Runnable work = first;
        while (work != null) {
            try {
                work.run();
            } catch (Throwable bug) {
                // an exception the compiler does not know of, or a stack that was too small: what waits is not to blame
                log.error("work failed: {}", bug.getClass().getName());
            }
            work = next(key);
        }
    }

    private @Nullable Runnable next(String key) {
        synchronized (waiting) {
            @Nullable
            Runnable next = waiting.getOrDefault(key, new ArrayDeque<>()).pollFirst();
            if (next == null) {
                waiting.remove(key);
            }
            return next;
        }
    }
}
