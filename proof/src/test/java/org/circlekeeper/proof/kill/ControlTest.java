package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Patched;
import org.circlekeeper.proof.Patched.Change;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kill lab would notice: a program that knows no event again and sends without a stable nonce doubles things, and a
 * start that is refused is counted.
 */
@Timeout(600)
final class ControlTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** By then some events of several people came twice. */
    private static final int ENOUGH = 60;

    @TempDir
    Path folder;

    @Test
    void a_program_that_knows_no_event_again_is_found_out() throws Exception {
        List<Change> changes = new ArrayList<>(CrashPoint.changes());
        changes.add(Change.in(
                "bot-core",
                "org.circlekeeper.command.CommandDesk",
                "platform().name(), request.id());",
                "platform().name(), request.id() + System.nanoTime());"));
        changes.add(Change.in("discord-adapter", "org.circlekeeper.discord.Post", ".setNonce(nonce)", ""));
        Patched product = Patched.with(changes, folder);
        Path armed = folder.resolve("armed");
        Tally tally = new Tally();
        Circle circle = new Circle(
                folder.resolve("bot"),
                Store.H2,
                Optional.empty(),
                tally,
                config -> BotProcess.service(config).on(product.classPath()),
                Crash.at(CrashPoint.AFTER_SENDING.name(), 1, armed));
        try (KillLab lab = new KillLab("control", circle, tally, Effort.chance("kill control"))) {
            lab.crowd().comes();
            lab.untilMoreAreTold(ENOUGH);
            Files.createFile(armed);
            assertThat(circle.running().says(Crash.REACHED, PATIENCE)).isTrue();
            circle.kill();
            lab.crowd().leaves();
            circle.restart();
            lab.looks();
            assertThat(tally.doubled()).as("events that had their effect twice").isPositive();
            lab.notesAreSeenTwice(PATIENCE);
            assertThat(tally.refusedStarts()).isZero();
            circle.kill();
            Files.write(folder.resolve("bot").resolve("d").resolve("circlekeeper.mv.db"), new byte[0]);
            assertThatThrownBy(circle::restart).isInstanceOf(AssertionError.class);
            assertThat(tally.refusedStarts())
                    .as("starts that were refused, where the database is gone")
                    .isOne();
        }
    }
}
