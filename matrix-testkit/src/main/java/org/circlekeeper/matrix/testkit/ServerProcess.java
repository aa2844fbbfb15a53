package org.circlekeeper.matrix.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server that never outlives us. Between it and us stands a small shell that waits for the end of an input that only we
 * hold open: however we end, it kills the server, a frozen one too, and deletes its folder. A signal to all of us at once
 * passes the shell by. Not thread-safe.
 */
final class ServerProcess {
    private static final String KEEPER = """
            trap '' INT TERM HUP
            home=$1; shift
            exec 3<&0
            (trap - TERM; exec "$@") 3<&- & server=$!
            echo $server > "$home/pid"
            (read -r end <&3; : > "$home/abandoned"; kill -KILL $server) & watch=$!
            wait $server
            if [ -e "$home/abandoned" ]; then rm -rf "$home"; else kill -KILL $watch; fi
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final Process keeper;

    private ServerProcess(Path home, Process keeper) {
        this.home = home;
        this.keeper = keeper;
    }

    /** Begins it; what it says goes to the file {@code log} in its folder. */
    static ServerProcess begin(Path home, List<String> command) throws IOException {
        Files.deleteIfExists(home.resolve("pid"));
        List<String> all = new ArrayList<>(List.of("sh", "-c", KEEPER, "keeper", home.toString()));
        all.addAll(command);
        Process keeper = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .directory(home.toFile())
                .start();
        return new ServerProcess(home, keeper);
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** With SIGKILL; the folder stays. */
    void kill() {
        server().ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** In good order, as far as it takes the time; the folder stays. */
    void stop() {
        server().ifPresent(ProcessHandle::destroy);
        awaitEnd();
    }

    /** For good: the folder goes, too. */
    void abandon() {
        try {
            keeper.getOutputStream().close();
            awaitEnd();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a signal by its name, as STOP. */
    void signal(String name) {
        long pid = server().map(ProcessHandle::pid).orElseThrow(() -> new IllegalStateException("it does not run"));
        try {
            Process sent = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start();
            if (sent.waitFor() != 0) {
                throw new IllegalStateException("no signal reached it");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> server() {
        try {
            return keeper.isAlive()
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readString(home.resolve("pid")).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException notYet) {
            return Optional.empty();
        }
    }

    private void awaitEnd() {
        try {
            if (!keeper.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                keeper.getOutputStream().close(); // then the shell does it
                keeper.waitFor();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
