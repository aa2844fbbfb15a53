package org.circlekeeper.proof.upgrade;

import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.LivingBot;

/** A bot in a process of its own that is gone, from one statement of its upgrade to the next. */
public final class HaltedUpgrade {
    private HaltedUpgrade() {}

    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[arguments.length - 1]);
        LivingBot.open(Home.of(arguments), BrokenOff.halting(last)).close();
    }
}
