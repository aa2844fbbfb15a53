package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the end of the process, however it ends. */
@Timeout(600)
final class KilledConsoleTest {
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void ten_kills_lose_nothing_that_was_acknowledged_and_double_nothing() throws InterruptedException {
        KilledConsole.Found found =
                new KilledConsole(BotProcess.MAIN, folder, Effort.chance("killed console")).kill(KILLS);
        System.out.println("killed " + KILLS + " times: " + found);
        assertThat(found.refused()).isFalse();
        assertThat(found.acknowledged()).isGreaterThan(10 * KILLS);
        assertThat(found.lost()).isZero();
        // what was being answered when the kill came may be there, once
        assertThat(found.unasked()).isBetween(0, KILLS);
    }

    @Test
    void the_same_kills_find_a_program_that_answers_before_it_writes() throws InterruptedException {
        KilledConsole.Found found =
                new KilledConsole("org.circlekeeper.app.CarelessMain", folder, Effort.chance("killed console")).kill(2);
        System.out.println("killed without the sync: " + found);
        assertThat(found.lost()).isPositive();
    }
}
