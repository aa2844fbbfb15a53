package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class UpkeepTest {
    private static final String CHECK_IN =
            "@mo moderator\n/setup age:adults\n@ada\n/checkin now feeling:rain kind:weather\n1\n1\n";

    @TempDir
    Path folder;

    private Launch run(String input, String... arguments) {
        return Launch.of(input, Map.of(), arguments);
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void what_was_saved_comes_back_from_a_backup() throws IOException {
        run(CHECK_IN, "console", "--data", data("d"));
        String file = data("one.backup");
        Launch backup = run("", "backup", file, "--data", data("d"));
        assertThat(backup.exit()).as(backup.err()).isZero();
        Files.move(folder.resolve("d"), folder.resolve("d.old"));
        Launch restore = run("", "restore", file, "--data", data("d"));
        assertThat(restore.exit()).as(restore.err()).isZero();
        assertThat(run("@ada\n/checkin history\n", "console", "--data", data("d"))
                        .out())
                .contains("Rain");
    }

    @Test
    void a_backup_never_writes_over_anything() throws IOException {
        run("", "console", "--data", data("d"));
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        assertThat(run("", "backup", file.toString(), "--data", data("d")).exit())
                .isEqualTo(78);
        assertThat(file).hasContent("mine");
    }

    @Test
    void the_shipped_configuration_is_valid_and_checking_it_makes_nothing() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.copy(Path.of("..", "config", "bot.yaml"), config.resolve("bot.yaml"));
        Launch check = Launch.of(
                "",
                Map.of(
                        "CIRCLEKEEPER_HELPLINES_FOLDER",
                        Path.of("..", "config", "helplines").toAbsolutePath().toString()),
                "check",
                "--config",
                config.resolve("bot.yaml").toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("no key and no data yet");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("data.keys")).doesNotExist();
    }

    @Test
    void a_check_changes_nothing() throws IOException {
        Path config =
                Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k/operator.key}");
        run(CHECK_IN, "console", "--config", config.toString());
        Map<Path, String> before = contents();
        Launch check = run("", "check", "--config", config.toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("configuration, key, data and helplines.");
        assertThat(contents()).isEqualTo(before);
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        file, HexFormat.of().formatHex(Files.readAllBytes(file)) + Files.getLastModifiedTime(file));
            }
        }
        return contents;
    }

    @Test
    void locking_what_does_not_run_is_no_mistake() {
        Launch lock = run("", "lock", "--data", data("d"));
        assertThat(lock.exit()).isZero();
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void the_shipped_helplines_are_sound() {
        System.setProperty("circlekeeper.home", "..");
        assertThat(run("", "directory", "check").exit()).isZero();
    }
}
