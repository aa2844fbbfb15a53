package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.circlekeeper.testkit.BotProcess;

/** An operator asks for a backup of the running bot, which is killed meanwhile. */
record BackupTried(BotProcess asking, Path file) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int AGAIN = 75;

    static BackupTried of(Circle circle, Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(System.nanoTime() + ".backup");
        BotProcess asking = BotProcess.of(
                        BotProcess.MAIN,
                        "backup",
                        file.toString(),
                        "--config",
                        circle.config().toString())
                .start();
        return new BackupTried(asking, file);
    }

    /** The operator is told that there is none; no file of that name is there that is not one. */
    void mustNotBeThere() throws InterruptedException {
        try (asking) {
            assertThat(asking.ended(PATIENCE)).as(asking.err().toString()).isEqualTo(AGAIN);
        }
        assertThat(file).doesNotExist();
    }
}
