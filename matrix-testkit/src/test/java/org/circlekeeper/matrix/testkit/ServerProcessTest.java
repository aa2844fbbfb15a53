package org.circlekeeper.matrix.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerProcessTest {
    private static final List<String> WAITING = List.of("sleep", "3600");

    @TempDir
    Path folder;

    @Test
    void a_killed_one_can_be_begun_again_in_its_folder() throws IOException {
        ServerProcess first = ServerProcess.begin(folder, WAITING);
        ProcessHandle server = server(folder);
        first.kill();
        assertThat(server.isAlive()).isFalse();
        assertThat(first.isAlive()).isFalse();

        ServerProcess second = ServerProcess.begin(folder, WAITING);
        ProcessHandle next = server(folder);
        assertThat(next.isAlive()).isTrue();
        second.stop();
        assertThat(next.isAlive()).isFalse();
        assertThat(folder).exists();
    }

    @Test
    void an_abandoned_one_goes_with_its_folder_even_when_it_is_frozen() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        ServerProcess process = ServerProcess.begin(own, WAITING);
        ProcessHandle server = server(own);
        process.signal("STOP");

        process.abandon();

        assertThat(server.isAlive()).isFalse();
        assertThat(own).doesNotExist();
    }

    @Test
    void it_does_not_outlive_a_killed_jvm() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Starting.class.getName(),
                        own.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = jvm.inputReader()) {
            assertThat(said.readLine()).isEqualTo("started");
            ProcessHandle server = server(own);
            assertThat(server.isAlive()).isTrue();

            jvm.destroyForcibly();

            await().untilAsserted(() -> assertThat(own).doesNotExist());
            assertThat(server.isAlive()).isFalse();
        }
    }

    /** A program that starts a server and would wait for ever. */
    static final class Starting {
        private Starting() {}

        public static void main(String[] folder) throws IOException {
            ServerProcess.begin(Path.of(folder[0]), WAITING);
            System.out.println("started");
            while (true) {
                LockSupport.park();
            }
        }
    }

    private static ProcessHandle server(Path folder) {
        Path pid = folder.resolve("pid");
        await().until(() -> Files.exists(pid) && Files.readString(pid).endsWith("\n"));
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
