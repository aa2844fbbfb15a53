package org.circlekeeper.proof.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.proof.lived.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the power fails between any two writings, everything that a person was told is saved is there after the next start,
 * once, and the bot starts.
 *
 * <p>A life of the bot is recorded under its database: every writing, cutting, syncing and renaming, from the first start to
 * a clean stop, with what was committed and what people were told in between. Then the power goes after each step: what was
 * synced is on the disk, and of what was not nothing, everything, some of it in another order, everything with the last
 * writing torn at a sector, or some pages. The real bot starts on each, and its rows have to be those of a moment between
 * the last thing told and the commit under way. Threshold: 0 lost, 0 that do not open. The marker and the key are written whole
 * or not at all here; what a torn marker does is the damage lab's.
 */
@Timeout(7200)
final class PowerLossTest {
    /** After how many steps the long form lets the power go at least. */
    private static final int STEPS = 2_000;

    @TempDir
    Path root;

    private final Story story = new Story();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();

    @Test
    void whatever_was_promised_survives_the_power_going_at_any_moment() throws IOException {
        Tape tape = recorded(true);
        int losses = tryAfter(about(Effort.of(14, tape.steps().size()), tape), tape);

        Report report = Report.of("power loss lab");
        report.line("steps on the tape, of which commits", tape.steps().size() + ", " + tape.commits(), "");
        report.line("power losses tried", losses, Effort.isLong() ? "after every step" : "a sample");
        report.line("lost, doubled or not opening", wrong, "0");
        examples.forEach(System.out::println);
        assertThat(tape.steps()).hasSizeGreaterThan(Effort.of(400, STEPS));
        assertThat(wrong).isEmpty();
    }

    @Test
    void it_finds_a_bot_without_sync() throws IOException {
        Tape tape = recorded(false);
        tryAfter(afterTelling(4, tape), tape);

        Report.of("power loss lab").line("found of a bot that leaves the sync out (control)", wrong, "more than 0");
        assertThat(wrong).isNotEmpty();
    }

    private Tape recorded(boolean syncs) throws IOException {
        Path place = root.resolve("house");
        Tape tape = new Tape(place);
        TapedDisk disk = new TapedDisk(tape, syncs);
        story.heardBy((who, what) -> tape.told());
        try (House house = disk.of(House.open(place, story.platform, story.clock, disk))) {
            new Life(story, house).first();
        }
        try (House house = disk.of(House.open(place, story.platform, story.clock, disk))) {
            new Life(story, house).second();
        }
        story.heardBy(Story.Heard.NOTHING);
        return tape;
    }

    /** Some of the steps, from all over the tape. */
    private static BitSet about(int times, Tape tape) {
        int stride = Math.max(1, tape.steps().size() / times);
        Random chance = Effort.chance("which steps");
        BitSet which = new BitSet();
        for (int from = 0; from < tape.steps().size(); from += stride) {
            which.set(from + chance.nextInt(stride));
        }
        return which;
    }

    /** Some of the moments right after somebody was told. */
    private static BitSet afterTelling(int times, Tape tape) {
        BitSet which = new BitSet();
        for (int k = 0; k < tape.steps().size(); k++) {
            which.set(k, tape.steps().get(k) instanceof Step.Told);
        }
        int stride = which.cardinality() / times;
        for (int k = which.nextSetBit(0), i = 0; k >= 0; k = which.nextSetBit(k + 1), i++) {
            which.set(k, i % stride == 0);
        }
        return which;
    }

    /** Answers with how often the power went. */
    private int tryAfter(BitSet which, Tape tape) throws IOException {
        Random chance = Effort.chance("power loss");
        Afterwards afterwards = new Afterwards(root, story);
        Loss loss = new Loss();
        int losses = 0;
        for (int k = 0; k < tape.steps().size(); k++) {
            loss.play(tape.steps().get(k));
            if (which.get(k)) {
                for (Map.Entry<Loss.Part, DiskImage> disk : loss.disks(chance).entrySet()) {
                    losses++;
                    judge(afterwards.of(disk.getValue()), loss, tape, k + " " + disk.getKey());
                }
            }
        }
        return losses;
    }

    private void judge(Afterwards.Found found, Loss loss, Tape tape, String at) {
        String when = at;
        String verdict = found.why();
        if (verdict.isEmpty() && loss.told() >= 0 && !isBetween(found.rows().orElseThrow(), loss, tape)) {
            Rows promised = tape.rows(loss.told());
            verdict = "lost or doubled";
            when += ", missing " + found.rows().get().tablesOf(promised) + ", more "
                    + promised.tablesOf(found.rows().get());
        }
        if (!verdict.isEmpty()) {
            wrong.merge(verdict, 1, Integer::sum);
            examples.add(when + ": " + verdict + " " + loss);
        }
    }

    private static boolean isBetween(Rows rows, Loss loss, Tape tape) {
        for (int at = loss.told(); at <= Math.min(loss.newest(), tape.commits() - 1); at++) {
            if (tape.rows(at).equals(rows)) {
                return true;
            }
        }
        return false;
    }
}
