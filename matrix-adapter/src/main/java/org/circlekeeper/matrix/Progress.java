package org.circlekeeper.matrix;

import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * How far everything that was heard has had its effect: to the last batch before the first that is not through. Only that
 * far may the server forget; after a kill it tells the rest again. Thread-safe.
 */
final class Progress {
    private final TreeMap<Long, Integer> open = new TreeMap<>();
    private final LongConsumer through;
    private long newest = -1;
    private long told = -1;

    Progress(LongConsumer through) {
        this.through = through;
    }

    /** One more thing of this batch is to be done. */
    synchronized void begin(long batch) {
        newest = Math.max(newest, batch);
        open.merge(batch, 1, Integer::sum);
    }

    /** It is done. */
    void end(long batch) {
        long reached;
        synchronized (this) {
            open.computeIfPresent(batch, (number, left) -> left == 1 ? null : left - 1);
            reached = open.isEmpty() ? newest : open.firstKey() - 1;
            if (reached <= told) {
                return;
            }
            told = reached;
        }
        through.accept(reached);
    }
}
