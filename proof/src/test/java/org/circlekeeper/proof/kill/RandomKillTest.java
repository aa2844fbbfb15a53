package org.circlekeeper.proof.kill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: what somebody was told is kept is there after a kill at any moment, once, and whoever was told they are
 * forgotten is. Tried: several people use the real program over Discord; it is killed with SIGKILL at a random moment and
 * started again on the same data, many times; what they did last then reaches it a second time, and everybody compares
 * their own export with what they were told. Held against: nothing lost, doubled or half done, every start accepted and
 * ready within 20 s, a note visible once and sent at most twice.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
final class RandomKillTest {
    private static final int MOST_ACKNOWLEDGED = 60;
    private static final int A_MOMENT_NANOS = 20_000_000;

    @TempDir
    Path folder;

    @Test
    void kills_at_random_lose_and_double_nothing_in_the_file() throws Exception {
        killed("H2", Store.H2, Optional.empty(), Effort.of(3, 100));
    }

    @Test
    void kills_at_random_lose_and_double_nothing_on_postgresql() throws Exception {
        Optional<PostgresForTests> postgres = Store.postgres();
        assumeTrue(postgres.isPresent(), "said aloud already");
        killed("PostgreSQL", Store.POSTGRESQL, postgres, Effort.of(2, 100));
    }

    private void killed(String name, Store store, Optional<PostgresForTests> postgres, int kills) throws Exception {
        Tally tally = new Tally();
        Random chance = Effort.chance("random kill " + name);
        Circle circle = new Circle(folder.resolve(name), store, postgres, tally, BotProcess::service);
        try (KillLab lab = new KillLab("random kills, " + name, circle, tally, chance)) {
            lab.runs(() -> {
                for (int kill = 0; kill < kills; kill++) {
                    lab.crowd().comes();
                    lab.untilMoreAreTold(chance.nextInt(MOST_ACKNOWLEDGED));
                    LockSupport.parkNanos(chance.nextInt(A_MOMENT_NANOS));
                    circle.kill();
                    lab.crowd().leaves();
                    circle.restart();
                    lab.looks();
                }
            });
            lab.mustHold();
        }
    }
}
