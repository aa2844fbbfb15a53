package org.circlekeeper.proof.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself, in a process, refuses what it should not start on: with the number for that kind of trouble, and in
 * three lines of which the second names the way back, where there is one, and the last a page that exists. What was
 * refused is there afterwards as it was: every file byte for byte, and where another process goes on with it, every row.
 * Threshold: all.
 */
@Timeout(1800)
final class ProgramTest {
    private static final Duration END = Duration.ofSeconds(60);
    private static final int DAMAGED = 65;
    private static final List<Integer> NUMBERS = List.of(DAMAGED, 75, 77, 78);

    @TempDir
    static Path root;

    private static Lived lived;
    private static String guide = "";

    @BeforeAll
    static void people_live_there() throws IOException {
        lived = Lived.in(root);
        guide = Files.readString(Path.of("..", "docs", "operator.md"));
    }

    @Test
    void broken_folders_are_refused_by_number_in_three_lines_or_serve_everything() throws Exception {
        List<Damage> damages = new ArrayList<>(new Damages(lived, Effort.chance("program")).all(Effort.of(1, 12)));
        Collections.shuffle(damages, Effort.chance("which"));
        int starts = Effort.of(3, damages.size());
        for (Damage damage : damages.subList(0, starts)) {
            Folder folder = lived.killed().copiedTo(Files.createTempDirectory(root, "program"));
            damage.breaking().of(folder);
            Map<String, String> before = folder.content();
            Run run = Run.on(folder.place());
            if (run.exit() == 0 && !damage.mustRefuse()) {
                assertServed(folder, damage.toString());
            } else {
                assertThat(damage.allowed()).as(damage.toString()).isNotEmpty();
                assertRefused(run, damage.allowed().iterator().next().exitCode(), damage.toString());
                assertThat(folder.content()).as(damage.toString()).isEqualTo(before);
            }
        }
        Report.of("damage lab")
                .line("starts of the program itself on damaged folders", starts, "right number, three lines");
    }

    @Test
    void a_key_inside_the_data_folder_is_refused() throws Exception {
        Folder folder = lived.stopped().copiedTo(Files.createTempDirectory(root, "inside"));
        Files.move(House.key(folder.place()), House.data(folder.place()).resolve("operator.key"));
        Path config = Files.writeString(
                folder.place().resolve("bot.yaml"), "storage: {folder: data}\nkeys: {file: data/operator.key}\n");
        Map<String, String> before = folder.content();
        assertRefused(Run.of("console", "--config", config.toString()), 78, "a key inside the data folder");
        assertThat(folder.content()).isEqualTo(before);
    }

    @Test
    void a_second_process_is_refused_and_the_first_goes_on() throws Exception {
        Folder folder = lived.stopped().copiedTo(Files.createTempDirectory(root, "second"));
        try (BotProcess first = BotProcess.of(
                        BotProcess.MAIN,
                        "console",
                        "--data",
                        House.data(folder.place()).toString())
                .start()) {
            first.writes("@zoe\n/about\n");
            await().atMost(END).until(() -> !first.out().isEmpty());
            assertRefused(Run.on(folder.place()), 75, "a second process");
            first.hangsUp();
            assertThat(first.ended(END)).isZero();
        }
        assertServed(folder, "a second process");
    }

    @Test
    void a_folder_that_may_not_be_written_is_refused() throws Exception {
        Folder folder = lived.stopped().copiedTo(Files.createTempDirectory(root, "forbidden"));
        Path data = House.data(folder.place());
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        boolean immutable = Files.isWritable(data) && Run.succeeds("chattr", "+i", data.toString());
        try {
            if (Files.isWritable(data)) {
                System.out.println(
                        "NOT TESTED: a folder that may not be written (root writes everywhere, and chattr failed)");
            }
            assumeThat(Files.isWritable(data)).isFalse();
            Map<String, String> before = folder.content();
            assertRefused(Run.on(folder.place()), 77, "a folder that may not be written");
            assertThat(folder.content()).isEqualTo(before);
        } finally {
            if (immutable) {
                Run.succeeds("chattr", "-i", data.toString());
            }
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
        assertServed(folder, "a folder that may be written again");
    }

    @Test
    void a_disk_that_is_nearly_full_is_refused() throws Exception {
        Path disk = Files.createTempDirectory(root, "full");
        boolean mounted = Run.succeeds("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("NOT TESTED: a full disk (a small one can be mounted by root only)");
        }
        assumeThat(mounted).isTrue();
        try {
            Folder folder = lived.stopped().copiedTo(disk.resolve("house"));
            Map<String, String> before = folder.content();
            assertRefused(Run.on(folder.place()), 75, "a disk that is nearly full");
            assertThat(folder.content()).isEqualTo(before);
            Folder elsewhere = folder.copiedTo(Files.createTempDirectory(root, "room"));
            assertServed(elsewhere, "the same where there is room");
        } finally {
            Run.succeeds("umount", disk.toString());
        }
    }

    private static void assertRefused(Run run, int exit, String how) {
        assertThat(run.exit()).as(how + ": " + run.err()).isIn(NUMBERS);
        assertThat(run.err()).as(how).hasSize(3).noneMatch(String::isBlank);
        assertThat(run.exit()).as(how + ": " + run.err()).isEqualTo(exit);
        if (exit == DAMAGED) {
            assertThat(run.err().get(1)).as("the way back from " + how).contains("“restore”");
        }
        String page = run.err().get(2);
        assertThat(page).as(how).startsWith("docs/operator.md#");
        String title = page.substring(page.indexOf('#') + 1);
        assertThat(guide).as("the guide has a place for " + title).containsAnyOf("id=\"" + title + "\"", anchor(title));
        assertThat(run.out()).as(how).isEmpty();
    }

    /** A title as it stands in the guide, if it is written as its address is. */
    private static String anchor(String title) {
        return "# " + title;
    }

    private static void assertServed(Folder folder, String how) {
        try (House house = Lived.open(folder, lived.story())) {
            assertThat(Rows.of(house.database())).as(how).isEqualTo(lived.rows());
        }
    }
}
