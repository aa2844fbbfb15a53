package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: what the terminal acknowledged survives the end of the process, however it ends. Tried: six people check in
 * through a pipe as fast as it goes, and the program is killed within milliseconds of an acknowledgement. Held against:
 * nothing lost, and no more there than was asked for. The same with the step before each acknowledgement left out has to
 * be found wanting.
 */
@Timeout(1200)
final class KilledConsoleTest {
    private static final int KILLS = Effort.of(2, 50);

    @TempDir
    Path folder;

    @Test
    void kills_lose_nothing_that_was_acknowledged_and_double_nothing() throws InterruptedException {
        KilledConsole.Found found =
                new KilledConsole(BotProcess.MAIN, folder, Effort.chance("killed console")).kill(KILLS);
        Report report = Report.of("kill lab");
        report.line(
                "terminal: what was tried", found.kills() + " kills; " + found.acknowledged() + " acknowledged", "");
        report.line("terminal: what the rounds ended with", found.exits(), "{137=" + KILLS + "}: the kill");
        report.line("terminal: acknowledged and lost", found.lost(), "0");
        report.line("terminal: there but not acknowledged", found.unasked(), "at most one a kill");
        report.line("terminal: refused restarts", found.refused(), "0");
        assertThat(found.refused()).isZero();
        assertThat(found.exits()).containsOnlyKeys(137);
        assertThat(found.kills()).isEqualTo(KILLS);
        assertThat(found.acknowledged()).isGreaterThan(10 * KILLS);
        assertThat(found.lost()).isZero();
        // what was being answered when the kill came may be there, once
        assertThat(found.unasked()).isBetween(0, KILLS);
    }

    @Test
    void the_same_kills_find_a_program_that_answers_before_it_writes() throws InterruptedException {
        KilledConsole.Found found =
                new KilledConsole("org.circlekeeper.app.CarelessMain", folder, Effort.chance("killed console")).kill(1);
        Report.of("kill lab").line("control, without the sync: acknowledged and lost", found.lost(), "more than 0");
        assertThat(found.kills()).isOne();
        assertThat(found.lost()).isPositive();
    }
}
