package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that says no to one operation, or to all from there on, until it is mended. Thread-safe. */
final class Failing implements TapedPath.Listener {
    private final How how;
    private volatile int at;
    private final AtomicInteger operations = new AtomicInteger();
    private volatile boolean mended;

    /** What the disk says, and for how long. */
    enum How {
        BROKEN_ONCE("Input/output error", false),
        BROKEN_FROM_THEN_ON("Input/output error", true),
        FULL_ONCE("No space left on device", false),
        FULL_FROM_THEN_ON("No space left on device", true);

        private final String words;
        private final boolean stays;

        How(String words, boolean stays) {
            this.words = words;
            this.stays = stays;
        }
    }

    /** @param at the number of the operation, from 0; -1 for a disk that only counts */
    Failing(How how, int at) {
        this.how = how;
        this.at = at;
    }

    void breakNow() {
        at = operations.get();
    }

    void mend() {
        mended = true;
    }

    int operations() {
        return operations.get();
    }

    @Override
    public void about(Step step, Tape.Act act) throws IOException {
        boolean frees = step instanceof Step.Deleted || step instanceof Step.Synced;
        count(frees);
        act.happen();
    }

    @Override
    public void reading() throws IOException {
        count(true);
    }

    /** @param needsNoRoom a full disk can still do it */
    private void count(boolean needsNoRoom) throws IOException {
        int now = operations.getAndIncrement();
        boolean hit = at >= 0 && (now == at || (how.stays && now > at));
        boolean full = how.words.startsWith("No space");
        if (hit && !mended && !(full && needsNoRoom)) {
            throw new IOException(how.words);
        }
    }
}
