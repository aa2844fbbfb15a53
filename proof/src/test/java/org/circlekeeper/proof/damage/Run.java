package org.circlekeeper.proof.damage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.testkit.BotProcess;

/** One run of the program in a process of its own: what it ended with, and what it said. */
record Run(int exit, List<String> out, List<String> err) {
    private static final Duration END = Duration.ofSeconds(60);

    /** The program talking in a house, with nobody saying anything. */
    static Run on(Path place) throws InterruptedException {
        return of("console", "--data", House.data(place).toString());
    }

    static Run of(String... arguments) throws InterruptedException {
        return of(BotProcess.of(BotProcess.MAIN, arguments));
    }

    /** A run of something else, with nothing on its input. */
    static Run of(BotProcess.Launch launch) throws InterruptedException {
        try (BotProcess process = launch.start()) {
            process.hangsUp();
            int exit = process.ended(END);
            return new Run(exit, process.out(), process.err());
        }
    }

    /** Whether a tool of the system does this here. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
