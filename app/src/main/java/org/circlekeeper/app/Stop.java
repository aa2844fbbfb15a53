package org.circlekeeper.app;

import org.jspecify.annotations.Nullable;

/** Makes a signal to stop (TERM, INT, HUP) a clean stop that ends with 0, for nothing went wrong. Thread-safe. */
final class Stop {
    private @Nullable Running running;
    private boolean over;

    private Stop() {}

    /** From here on a signal ends the process with 0. What is half open by then is as safe as after a kill. */
    static Stop bySignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::signalled, "stop"));
        return stop;
    }

    /** What a signal closes first. */
    synchronized void closes(Running opened) {
        running = opened;
    }

    /** From here on the program ends by itself, with an exit code of its own. */
    synchronized void isOver() {
        over = true;
    }

    private synchronized void signalled() {
        if (over) {
            return;
        }
        if (running != null) {
            running.close();
        }
        // the JVM would end with 128 and the signal's number, which reads as a failure
        Runtime.getRuntime().halt(Exit.OK.code());
    }
}
