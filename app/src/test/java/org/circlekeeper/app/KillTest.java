package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the end of the process, however it ends. */
@Timeout(600)
final class KillTest {
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void ten_kills_lose_nothing_that_was_acknowledged_and_double_nothing() throws IOException, InterruptedException {
        KilledConsole.Found found = new KilledConsole(Main.class, folder, 20_261_120).kill(KILLS);
        System.out.println("killed " + KILLS + " times: " + found);
        assertThat(found.refused()).isFalse();
        assertThat(found.acknowledged()).isGreaterThan(10 * KILLS);
        assertThat(found.lost()).isZero();
        // what was being answered when the kill came may be there, once
        assertThat(found.unasked()).isBetween(0, KILLS);
    }

    @Test
    void the_same_kills_find_a_program_that_answers_before_it_writes() throws IOException, InterruptedException {
        KilledConsole.Found found = new KilledConsole(CarelessMain.class, folder, 20_261_120).kill(2);
        System.out.println("killed without the sync: " + found);
        assertThat(found.lost()).isPositive();
    }
}
