package org.circlekeeper.proof.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Story;
import org.circlekeeper.storage.Durability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the disk fails at any operation, once or for good, with an error or because it is full, nothing that a person was
 * told is saved is lost, nobody is told that something was not saved which then is there, and the next start opens.
 *
 * <p>The same short life is lived again and again on a copy of the same files, and each time another operation of H2's on
 * its file fails: starting, reading, writing, cutting, syncing, the rewriting at night, stopping. Then the disk is sound and
 * people read what is kept about them. Threshold: 0 lost, 0 told wrongly, 0 that do not open.
 */
@Timeout(7200)
final class FailingDiskTest {
    @TempDir
    Path root;

    private final Story story = new Story();
    private Map<String, Integer> before = Map.of();

    @BeforeEach
    void people_live_there() {
        try (House house = House.open(root.resolve("sound"), story.platform, story.clock, Durability.FULL)) {
            story.begins();
            before = Trouble.checkIns(story);
            assertThat(before).allSatisfy((name, times) -> assertThat(times).isPositive());
            assertThat(house.database().answers()).isTrue();
        }
    }

    @Test
    void whatever_the_disk_refuses_nothing_promised_is_lost_and_people_hear_the_truth() throws IOException {
        Failing sound = new Failing(Failing.How.BROKEN_ONCE, -1);
        assertThat(after(sound, true)).as("on a sound disk").matches(Trouble.Morning::isRight);
        Map<String, Integer> wrong = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        Random chance = Effort.chance("failing disk");
        int lives = 0;
        for (int at : Effort.isLong() ? all(sound.operations()) : some(sound.operations(), chance)) {
            for (Failing.How how : Failing.How.values()) {
                if (Effort.isLong() || chance.nextInt(4) == 0) {
                    lives++;
                    Trouble.Morning morning = after(new Failing(how, at), true);
                    if (!morning.isRight()) {
                        wrong.merge(morning.toString(), 1, Integer::sum);
                        examples.add(at + " " + how + ": " + morning);
                    }
                }
            }
        }
        Report report = Report.of("failing disk lab");
        report.line("operations of one life, lives with one that fails", sound.operations() + ", " + lives, "");
        report.line("lost, told wrongly or not opening", wrong, "0");
        examples.forEach(System.out::println);
        assertThat(wrong).isEmpty();
    }

    @Test
    void it_finds_a_bot_that_promises_what_it_only_has_in_memory() throws IOException {
        Trouble.Morning morning = after(new Failing(Failing.How.FULL_FROM_THEN_ON, -1), false);
        Report.of("failing disk lab")
                .line("what became of a bot that promises from memory (control)", morning, "not right");
        assertThat(morning.isRight()).isFalse();
    }

    private static List<Integer> all(int operations) {
        return Stream.iterate(0, at -> at + 1).limit(operations).toList();
    }

    private static List<Integer> some(int operations, Random chance) {
        return chance.ints(8, 0, operations).sorted().boxed().toList();
    }

    private Trouble.Morning after(Failing disk, boolean honest) throws IOException {
        Path place = Files.createTempDirectory(root, "trouble");
        copy(root.resolve("sound"), place);
        Trouble trouble = new Trouble(place, story);
        trouble.lives(disk, honest);
        // what H2 still holds after a failed start would end with its process; a copy is what the next process finds
        Path left = Files.createTempDirectory(root, "left");
        copy(place, left);
        return trouble.morning(left, before);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
