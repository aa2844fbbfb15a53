package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher gives Java, seen by a Java that only repeats what it is given. */
@Timeout(60)
final class LauncherTest {
    private static final List<String> NO_DUMPS = List.of(
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisableAttachMechanism",
            "cores 0");

    @TempDir
    Path home;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("..", "circlekeeper"), home.resolve("circlekeeper"));
        Path target = Files.createDirectories(home.resolve("app/target"));
        Files.createFile(target.resolve("circlekeeper.jar"));
        Path jdk = Files.createDirectories(home.resolve("jdk/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(
                jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\necho \"cores $(ulimit -c)\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> given(String options, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("circlekeeper").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launcher = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        launcher.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        launcher.environment().put("JAVA_OPTS", options);
        Process process = launcher.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    @Test
    void a_service_gets_the_whole_compiler_and_leaves_no_dumps() throws Exception {
        assertThat(given("", "run", "--config", "bot.yaml"))
                .containsAll(NO_DUMPS)
                .contains("-Xmx256m")
                .containsSequence("org.circlekeeper.app.Main", "run", "--config", "bot.yaml")
                .noneMatch(given -> given.contains("TieredStopAtLevel"));
    }

    @Test
    void a_console_starts_as_quickly_as_it_can() throws Exception {
        assertThat(given("", "console"))
                .contains("-Xmx192m", "-XX:TieredStopAtLevel=1")
                .containsSequence("org.circlekeeper.app.Main", "console");
    }

    @Test
    void what_the_operator_adds_has_the_last_word() throws Exception {
        List<String> given = given("-Xmx512m -XX:-DisableAttachMechanism", "run", "--config", "bot.yaml");
        assertThat(given.indexOf("-Xmx512m")).isGreaterThan(given.indexOf("-Xmx256m"));
        assertThat(given.indexOf("-XX:-DisableAttachMechanism"))
                .isGreaterThan(given.indexOf("-XX:+DisableAttachMechanism"));
    }
}
