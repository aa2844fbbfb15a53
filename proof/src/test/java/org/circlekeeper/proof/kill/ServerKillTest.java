package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: a PostgreSQL that dies under the bot takes nothing with it that somebody was told is kept, and nobody is told
 * that nothing was saved while it was. Tried: the server and all its processes are killed with SIGKILL while people go on,
 * and started again a moment later; the bot stays up. Held against: nothing lost, doubled or half done, and the bot keeps
 * things again within 20 s of the server's return without a restart.
 */
@Timeout(3600)
final class ServerKillTest {
    private static final int MOST_ACKNOWLEDGED = 40;
    private static final int LONGEST_AWAY_NANOS = 1_500_000_000;
    private static final Duration SOON_ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void kills_of_the_server_lose_and_double_nothing_and_the_bot_goes_on() throws Exception {
        Optional<PostgresForTests> postgres = Store.postgres();
        assumeTrue(postgres.isPresent(), "said aloud already");
        Tally tally = new Tally();
        Random chance = Effort.chance("server kill");
        PostgresForTests server = postgres.get();
        Circle circle = new Circle(folder, Store.POSTGRESQL, postgres, tally, BotProcess::service);
        try (KillLab lab = new KillLab("kills of the PostgreSQL server", circle, tally, chance)) {
            lab.runs(() -> {
                for (int kill = 0; kill < Effort.of(1, 30); kill++) {
                    lab.crowd().comesWithNewFaces();
                    lab.untilMoreAreTold(1 + chance.nextInt(MOST_ACKNOWLEDGED));
                    server.kill();
                    tally.killed();
                    LockSupport.parkNanos(chance.nextInt(LONGEST_AWAY_NANOS));
                    server.startAgain();
                    long back = System.nanoTime();
                    lab.untilMoreAreTold(1);
                    tally.recovered(Duration.ofNanos(System.nanoTime() - back));
                    lab.crowd().rests();
                    lab.looks();
                }
                assertThat(circle.running().isAlive()).isTrue();
            });
            lab.mustHold();
            assertThat(tally.hasRecovered()).isTrue();
            assertThat(tally.slowestRecovery()).isLessThanOrEqualTo(SOON_ENOUGH);
        }
    }
}
