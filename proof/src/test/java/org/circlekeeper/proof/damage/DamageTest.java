package org.circlekeeper.proof.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.storage.StorageRefused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start on files that are not what the bot left there either is refused for a reason that fits, or serves every row that
 * was ever acknowledged, unchanged.
 *
 * <p>Tried with a house that people lived in, cleanly stopped and killed; each is broken in one way, opened as the program
 * opens it, and asked for everything: every row byte for byte, and by every person for what is kept about them. What there
 * has to be was written down while they lived there. Threshold: 0 rows missing or changed, 0 new databases, 0 starts that
 * end in anything but a refusal, and after a refusal every file is as it was, byte for byte.
 *
 * <p>Not promised: that an older database <em>together with its own older marker</em> is told from the truth. The two say
 * the same, and nothing outside the data folder knows which batch came last. It is served as it was then, with whoever was
 * forgotten since; what happens is held fast in a test of its own, so that it does not change unnoticed.
 */
@Timeout(1800)
final class DamageTest {
    private static final int LEAST_STARTS = Effort.of(40, 300);

    @TempDir
    static Path root;

    private static Lived lived;

    @BeforeAll
    static void people_live_there() throws IOException {
        lived = Lived.in(root);
    }

    /** What became of a start. */
    enum Outcome {
        REFUSED,
        SERVED_WHOLE,
        REFUSED_STRANGELY,
        REFUSED_BUT_CHANGED,
        FAILED_STRANGELY,
        SERVED_BUT_BROKE,
        SERVED_LESS
    }

    /** What became of a start, and why it is thought so. */
    record Found(Outcome outcome, String why) {}

    @Test
    void a_sound_house_serves_everything() throws IOException {
        Damage none = Damage.bytes("none", "none", folder -> {});
        assertThat(start(none, lived.stopped()).outcome()).isEqualTo(Outcome.SERVED_WHOLE);
        assertThat(start(none, lived.killed()).outcome()).isEqualTo(Outcome.SERVED_WHOLE);
    }

    @Test
    void a_broken_house_is_refused_or_serves_everything() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Damage> damages = new Damages(lived, Effort.chance("damage")).all(Effort.of(12, 135));
        int starts = 0;
        for (Damage damage : damages) {
            boolean stopped = starts++ % 2 == 0;
            Folder sound = stopped ? lived.stopped() : lived.killed();
            Found found = start(damage, sound);
            outcomes.merge(
                    found.outcome() + (found.outcome() == Outcome.REFUSED ? " " + found.why() : ""), 1, Integer::sum);
            boolean right = found.outcome() == Outcome.REFUSED
                    || (found.outcome() == Outcome.SERVED_WHOLE && !damage.mustRefuse());
            if (!right) {
                wrong.add(damage + (stopped ? ", stopped" : ", killed") + ": " + found.outcome() + ", " + found.why());
            }
        }
        Report report = Report.of("damage lab");
        report.line("damaged starts", starts, "at least " + LEAST_STARTS);
        report.line("what became of them", outcomes, "refused, or served whole");
        report.line("wrong", wrong.size(), "0");
        wrong.forEach(System.out::println);
        assertThat(wrong).isEmpty();
        assertThat(starts).isGreaterThanOrEqualTo(LEAST_STARTS);
    }

    @Test
    void an_older_database_with_its_own_older_marker_is_served_as_it_was_then() throws IOException {
        Folder folder = lived.killed().copiedTo(Files.createTempDirectory(root, "both"));
        folder.replace(folder.database(), lived.older().database());
        folder.replace(folder.marker(), lived.older().marker());
        try (House house = Lived.open(folder, lived.story())) {
            Rows served = Rows.of(house.database());
            Report.of("damage lab")
                    .line(
                            "older database with its own older marker",
                            served.equals(lived.olderRows()) ? "served as it was then" : "something else",
                            "not promised");
            assertThat(served).isEqualTo(lived.olderRows()).isNotEqualTo(lived.rows());
        }
    }

    private static Found start(Damage damage, Folder sound) throws IOException {
        Folder folder = sound.copiedTo(Files.createTempDirectory(root, "broken"));
        try {
            damage.breaking().of(folder);
            boolean there = Files.exists(folder.database());
            Map<String, String> before = folder.content();
            Found found = start(damage, folder, lived);
            if (there != Files.exists(folder.database())) {
                return new Found(Outcome.SERVED_LESS, "a database began anew");
            }
            return found.outcome() == Outcome.REFUSED && !before.equals(folder.content())
                    ? new Found(Outcome.REFUSED_BUT_CHANGED, found.why())
                    : found;
        } finally {
            folder.delete();
        }
    }

    private static Found start(Damage damage, Folder folder, Lived lived) {
        try (House house = Lived.open(folder, lived.story())) {
            return served(house);
        } catch (StorageRefused refused) {
            return new Found(
                    damage.allowed().contains(refused.reason()) ? Outcome.REFUSED : Outcome.REFUSED_STRANGELY,
                    refused.reason().toString());
        } catch (RuntimeException strange) {
            return new Found(Outcome.FAILED_STRANGELY, String.valueOf(strange));
        }
    }

    /** What was served, held against what has to be there. */
    static Found compared(Rows rows, Lived lived) {
        return rows.equals(lived.rows())
                ? new Found(Outcome.SERVED_WHOLE, "")
                : new Found(
                        Outcome.SERVED_LESS,
                        "missing or changed: " + rows.tablesOf(lived.rows()) + ", never were: "
                                + lived.rows().tablesOf(rows));
    }

    private static Found served(House house) {
        try {
            Found found = compared(Rows.of(house.database()), lived);
            if (found.outcome() != Outcome.SERVED_WHOLE) {
                return found;
            }
            Map<String, String> exports = lived.story().exports();
            return exports.equals(lived.exports())
                    ? new Found(Outcome.SERVED_WHOLE, "")
                    : new Found(Outcome.SERVED_BUT_BROKE, "people read something else");
        } catch (RuntimeException broke) {
            Throwable cause = broke;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new Found(
                    Outcome.SERVED_BUT_BROKE,
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
