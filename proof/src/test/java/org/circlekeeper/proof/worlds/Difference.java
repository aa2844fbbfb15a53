package org.circlekeeper.proof.worlds;

import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;

/** One thing that is not the same in both worlds. */
record Difference(
        String fact, Watcher watcher, boolean overheard, Channel channel, String asked, String one, String other) {
    @Override
    public String toString() {
        return fact + " shows to " + watcher + (overheard ? " (overheard)" : "") + " by " + channel + " after “" + asked
                + "”:\n--- so\n" + one + "\n--- not so\n" + other + "\n";
    }
}
