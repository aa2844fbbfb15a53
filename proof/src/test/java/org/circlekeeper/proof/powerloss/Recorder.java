package org.circlekeeper.proof.powerloss;

import java.io.IOException;

/** Writes everything on the tape as it happens. Thread-safe. */
record Recorder(Tape tape) implements TapedPath.Listener {
    @Override
    public int opened(String name) {
        return tape.numberOf(name);
    }

    @Override
    public void about(Step step, Tape.Act act) throws IOException {
        if (step instanceof Step.Renamed renamed) {
            tape.renamed(renamed.from(), renamed.to(), act);
        } else if (step instanceof Step.Deleted deleted) {
            tape.deleted(deleted.name(), act);
        } else {
            tape.record(step, act);
        }
    }
}
