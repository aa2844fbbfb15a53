package org.circlekeeper.proof.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;

/** A bot in a process of its own that is killed while it writes a backup. */
final class KilledBackup {
    private static final String READY = "ready";

    private KilledBackup() {}

    /** Has a process begin a backup, and kills it so many milliseconds later. */
    static void run(Home home, Path backup, int millis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledBackup.class.getName(),
                home.root().toString(),
                backup.toString()));
        home.server().ifPresent(server -> command.addAll(List.of(server.url(), server.user(), server.password())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream told = process.getOutputStream()) {
            String line = said.readLine();
            while (line != null && !line.equals(READY)) {
                line = said.readLine();
            }
            told.write('\n');
            told.flush();
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A server needs a moment to notice that the process before is gone. */
    static LivingBot openAfterKill(Home home) {
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
        Home home = new Home(
                Path.of(arguments[0]),
                arguments.length > 2
                        ? Optional.of(
                                new Server(arguments[2], arguments[3], arguments.length > 4 ? arguments[4] : ""))
                        : Optional.empty());
        try (LivingBot bot = openAfterKill(home)) {
            System.out.println(READY);
            if (System.in.read() >= 0) {
                bot.backUp(Path.of(arguments[1]));
            }
        }
    }
}
