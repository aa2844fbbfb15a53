package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;

/** One experiment from its first start to its last look; what is killed, and when, is the experiment's own. */
final class KillLab implements AutoCloseable {
    private static final Duration SOON_ENOUGH = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What a person who does something twice is refused with, here because the platform is made to repeat itself. */
    private static final List<String> REPEATED = List.of("40060", "10062");

    private final String name;
    private final Circle circle;
    private final Tally tally;
    private final Notes notes = new Notes();
    private final Crowd crowd;
    private boolean comparedToTheEnd;

    KillLab(String name, Circle circle, Tally tally, Random chance) {
        this.name = name;
        this.circle = circle;
        this.tally = tally;
        this.crowd = new Crowd(circle, notes, tally, chance);
    }

    Crowd crowd() {
        return crowd;
    }

    /** Looks after a kill, before anybody goes on. */
    void looks() {
        crowd.repeatsWhatTheyDidLast();
        crowd.looks();
    }

    /** What is done in one experiment. */
    interface Course {
        void run() throws Exception;
    }

    /** Runs an experiment to its end, and writes its figures however it ends: also when a start was refused in its middle. */
    void runs(Course course) throws Exception {
        try {
            course.run();
            ends();
            comparedToTheEnd = true;
        } finally {
            report();
        }
    }

    /** Waits for what was promised, has everybody who was ever there look, and stops in good order. */
    private void ends() throws InterruptedException {
        circle.drain(notes);
        if (Effort.isLong()) {
            assertThat(circle.running().stop()).isZero();
            circle.restart();
        }
        crowd.allLook();
        notes.compare(circle, tally);
        assertThat(circle.running().stop()).isZero();
    }

    /** For a control: waits until somebody sees a note twice. */
    void notesAreSeenTwice(Duration atMost) {
        Awaitility.await().atMost(atMost).until(notes::areSeenTwice);
    }

    private void report() {
        Report report = Report.of("kill lab");
        report.line(name + ": what was tried", tally + "; " + notes.promised() + " notes promised", "");
        if (!comparedToTheEnd) {
            report.line(name + ": ended early, so not everything was compared", tally.troubles(), "never");
        }
        report.line(name + ": acknowledged and lost", tally.lost(), "0");
        report.line(name + ": doubled", tally.doubled(), "0");
        report.line(name + ": half done", tally.mixed(), "0");
        report.line(name + ": refused restarts", tally.refusedStarts(), "0");
        report.line(name + ": most sends of one note", notes.mostSends(circle.discord()), "at most 2");
        report.line(name + ": ready again", tally.starts(), "at most 20 s");
        if (tally.hasRecovered()) {
            report.line(name + ": keeps again", tally.recoveries(), "at most 20 s");
        }
    }

    /** Holds the figures against what was promised. */
    void mustHold() {
        assertThat(tally.troubles()).isEmpty();
        assertThat(tally.lost() + tally.doubled() + tally.mixed() + tally.refusedStarts())
                .isZero();
        assertThat(tally.acknowledged()).isPositive();
        assertThat(notes.mostSends(circle.discord())).isLessThanOrEqualTo(Notes.mostSendsAllowed());
        assertThat(tally.slowestStart()).isLessThanOrEqualTo(SOON_ENOUGH);
        assertThat(circle.discord().violations())
                .noneMatch(said -> REPEATED.stream().noneMatch(said::contains));
    }

    /** Waits until so many more were told that something is kept; a machine that is busy gets time for it. */
    void untilMoreAreTold(int more) {
        int enough = tally.acknowledged() + more;
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> tally.acknowledged() >= enough);
    }

    @Override
    public void close() {
        circle.close();
    }
}
