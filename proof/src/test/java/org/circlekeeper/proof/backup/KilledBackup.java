package org.circlekeeper.proof.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.testkit.BotProcess;

/** A bot in a process of its own that is killed while it writes a backup. */
public final class KilledBackup {
    private static final String READY = "ready";
    private static final String DONE = "done";

    private KilledBackup() {}

    /** Has a process begin a backup in an empty folder, and kills it so many milliseconds after the first byte. */
    static void run(Home home, Path backup, int millis) throws InterruptedException {
        List<String> arguments = new ArrayList<>(home.arguments());
        arguments.add(backup.toString());
        String main = KilledBackup.class.getName();
        try (BotProcess process = BotProcess.of(main, arguments.toArray(String[]::new))
                .with("-XX:TieredStopAtLevel=1")
                .start()) {
            process.untilItSays(READY);
            process.writes("\n");
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Traces.files(backup.getParent()) > 0);
            process.says(DONE, Duration.ofMillis(millis));
            process.kill();
        }
    }

    /** A server needs a moment to notice that the process before is gone. */
    public static LivingBot openAfterKill(Home home) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            try {
                                return Optional.of(LivingBot.open(home));
                            } catch (StorageRefused refused) {
                                if (refused.reason() != Reason.ALREADY_RUNNING) {
                                    throw refused;
                                }
                                return Optional.<LivingBot>empty();
                            }
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    public static void main(String[] arguments) throws IOException {
        Home home = Home.of(arguments);
        try (LivingBot bot = openAfterKill(home)) {
            System.err.println(READY);
            if (System.in.read() >= 0) {
                bot.backUp(Path.of(arguments[arguments.length - 1]));
                System.err.println(DONE);
            }
        }
    }
}
