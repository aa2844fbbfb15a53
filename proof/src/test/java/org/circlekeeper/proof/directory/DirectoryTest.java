package org.circlekeeper.proof.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: no changed digit, dropped line, foreign file or foreign signature in the directory of helplines is ever shown; the copy inside the program
 * answers, and the operator is told. Tried on a copy of the directory that is shipped: one change at a time, anywhere.
 * Threshold: every change is noticed, and the untouched copy is accepted.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class DirectoryTest {
    private static final Path SHIPPED = Path.of("..", "config", "helplines");
    private static final String NUMBER = "+498001110111";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private Path folder;
    private final Random chance = Effort.chance("directory");

    @BeforeEach
    void copy() throws IOException {
        folder = Files.createDirectory(root.resolve("helplines"));
        for (Path file : files(SHIPPED)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isAccepted() {
        return HelplineFeature.check(new HelplineFeature.Folder(folder, Optional.empty()))
                .isEmpty();
    }

    @Test
    void the_untouched_directory_is_accepted() {
        assertThat(isAccepted()).isTrue();
    }

    @Test
    void every_change_is_noticed() throws IOException {
        List<String> unnoticed = new ArrayList<>();
        List<Path> files = files(folder);
        int changes = Effort.of(10, 300);
        for (int number = 0; number < changes; number++) {
            Path file = files.get(chance.nextInt(files.size()));
            byte[] sound = Files.readAllBytes(file);
            String what = change(file, sound);
            if (isAccepted()) {
                unnoticed.add(what + " in " + file.getFileName());
            }
            Files.write(file, sound);
        }
        Report.of("directory").line("changes noticed", changes - unnoticed.size() + " of " + changes, "all");
        assertThat(unnoticed).isEmpty();
        assertThat(isAccepted()).as("put back as it was").isTrue();
    }

    private String change(Path file, byte[] sound) throws IOException {
        switch (chance.nextInt(5)) {
            case 0 -> {
                byte[] changed = sound.clone();
                int at = chance.nextInt(sound.length);
                changed[at] = (byte) (changed[at] ^ (1 << chance.nextInt(8)));
                Files.write(file, changed);
                return "a bit at " + at;
            }
            case 1 -> {
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                int at = chance.nextInt(lines.size());
                lines.remove(at);
                Files.write(file, lines);
                return "line " + at + " dropped";
            }
            case 2 -> {
                Files.delete(file);
                return "gone";
            }
            case 3 -> {
                Files.write(file, java.util.Arrays.copyOf(sound, sound.length / 2));
                return "cut";
            }
            default -> {
                Files.write(file, new byte[0]);
                return "emptied";
            }
        }
    }

    @Test
    void a_changed_number_is_never_shown_and_the_operator_is_told() throws Exception {
        changeOneDigit();
        assertThat(germanysNumber()).contains("0800 1110111").doesNotContain("0800 1110112");
    }

    @Test
    void a_directory_signed_by_somebody_else_is_never_shown() throws Exception {
        changeOneDigit();
        HelplineFeature.sign(folder, root.resolve("other.key"));
        assertThat(isAccepted()).isFalse();
        assertThat(germanysNumber()).contains("0800 1110111").doesNotContain("0800 1110112");
    }

    @Test
    void an_operators_own_directory_is_shown_once_they_say_whose_signature_counts() throws Exception {
        changeOneDigit();
        Path key = HelplineFeature.sign(folder, root.resolve("own.key"));
        assertThat(answer("helplines: {folder: helplines, public-key: " + key.getFileName() + "}", false))
                .contains("0800 1110112");
    }

    private void changeOneDigit() throws IOException {
        Path germany = folder.resolve("DE.yaml");
        String sound = Files.readString(germany);
        assertThat(sound).contains(NUMBER);
        Files.writeString(germany, sound.replace(NUMBER, NUMBER.replace("1110111", "1110112")));
    }

    private String germanysNumber() throws Exception {
        return answer("helplines: {folder: helplines}", true);
    }

    /** What the real program answers with this directory, and whether it complains. */
    private String answer(String helplines, boolean complains) throws Exception {
        Path config = Files.writeString(
                root.resolve("bot.yaml"), "storage: {folder: data}\nkeys: {file: k/key}\n" + helplines);
        try (BotProcess bot = BotProcess.of(BotProcess.MAIN, "console", "--config", config.toString())
                .start()) {
            bot.writes("/helpline country:DE\n");
            bot.hangsUp();
            assertThat(bot.ended(PATIENCE)).isZero();
            List<String> told = bot.err().stream()
                    .filter(line -> !line.contains("operator key") && !line.contains("key"))
                    .toList();
            assertThat(bot.err().contains("docs/operator.md#cli-directory-wrong"))
                    .as("%s", told)
                    .isEqualTo(complains);
            return String.join("\n", bot.out());
        }
    }
}
