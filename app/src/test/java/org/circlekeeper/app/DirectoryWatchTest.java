package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DirectoryWatchTest {
    private static final Path SHIPPED = Path.of("..", "config", "helplines");

    @TempDir
    Path folder;

    private final Words words = new Catalogue().in(Locale.ENGLISH);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** Reads a directory as a start does, twice over, and answers with what /health says of it. */
    private String source(Optional<Path> helplines) {
        Settings settings = Settings.ofConsole(
                folder.resolve("data"), helplines.map(path -> new HelplineFeature.Folder(path, Optional.empty())));
        Keys.Opened keys = new Keys(settings, words).open();
        try (Running running = Running.start(settings, keys.key(), new CompositeMeterRegistry(), Durability.FULL)) {
            DirectoryWatch watch = new DirectoryWatch(
                    running.bot().helplines(),
                    helplines.isEmpty(),
                    words,
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            watch.start();
            watch.read();
            watch.read();
            return watch.source();
        }
    }

    @Test
    void a_sound_folder_is_nothing_to_talk_about() {
        assertThat(source(Optional.of(SHIPPED))).isEqualTo("folder");
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void without_a_folder_the_copy_inside_answers() {
        assertThat(source(Optional.empty())).isEqualTo("inside");
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void one_changed_digit_is_told_once_in_three_lines() throws IOException {
        Path helplines = Files.createDirectory(folder.resolve("helplines"));
        try (var files = Files.newDirectoryStream(SHIPPED)) {
            for (Path file : files) {
                Files.copy(file, helplines.resolve(file.getFileName()));
            }
        }
        Path germany = helplines.resolve("DE.yaml");
        Files.writeString(germany, Files.readString(germany).replace("0800 111 0 111", "0800 111 0 112"));
        assertThat(source(Optional.of(helplines))).isEqualTo("damaged");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("DE.yaml"))
                .anyMatch(line -> line.contains("copy inside the program"))
                .last()
                .isEqualTo("docs/operator.md#cli-directory-wrong");
    }

    @Test
    void a_missing_folder_is_seen_at_a_glance() {
        assertThat(source(Optional.of(folder.resolve("nowhere")))).isEqualTo("damaged");
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }
}
