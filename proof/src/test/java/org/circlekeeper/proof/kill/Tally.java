package org.circlekeeper.proof.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that is counted in one experiment, outside of the program. Thread-safe. */
final class Tally {
    private final List<Duration> ready = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int acknowledged;
    private int refused;
    private int unknown;
    private int kills;
    private int refusedStarts;
    private int looks;
    private int lost;
    private int doubled;
    private int mixed;

    synchronized void acted(Belief.Outcome outcome) {
        switch (outcome) {
            case ACKNOWLEDGED -> acknowledged++;
            case REFUSED -> refused++;
            case UNKNOWN -> unknown++;
        }
    }

    synchronized void killed() {
        kills++;
    }

    synchronized void ready(Duration after) {
        ready.add(after);
    }

    /** From the moment the database was there again to the first thing kept. */
    synchronized void recovered(Duration after) {
        recoveries.add(after);
    }

    synchronized void startRefused(String why) {
        refusedStarts++;
        troubles.add(why);
    }

    synchronized void looked(String who, Belief.Difference found) {
        looks++;
        lost += found.lost();
        doubled += found.doubled();
        mixed += found.mixed() ? 1 : 0;
        if (!found.equals(Belief.Difference.NONE)) {
            troubles.add(who + ": " + found);
        }
    }

    /** For what is not in anybody's export: a note that was promised and not shown, or shown twice. */
    synchronized void alsoLost(int more, String what) {
        lost += more;
        if (more > 0) {
            troubles.add(what);
        }
    }

    synchronized void alsoDoubled(int more, String what) {
        doubled += more;
        if (more > 0) {
            troubles.add(what);
        }
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized int unknown() {
        return unknown;
    }

    synchronized int kills() {
        return kills;
    }

    synchronized int refusedStarts() {
        return refusedStarts;
    }

    synchronized int lost() {
        return lost;
    }

    synchronized int doubled() {
        return doubled;
    }

    synchronized int mixed() {
        return mixed;
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    synchronized Duration slowestStart() {
        return ready.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    synchronized String starts() {
        return spread(ready);
    }

    synchronized String recoveries() {
        return spread(recoveries);
    }

    synchronized boolean hasRecovered() {
        return !recoveries.isEmpty();
    }

    synchronized Duration slowestRecovery() {
        return recoveries.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static String spread(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? "never"
                : "median %.1f s, at most %.1f s"
                        .formatted(
                                sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                                sorted.get(sorted.size() - 1).toMillis() / 1000.0);
    }

    @Override
    public synchronized String toString() {
        return "%d kills; %d acknowledged, %d refused, %d unknown; %d looks"
                .formatted(kills, acknowledged, refused, unknown, looks);
    }
}
