package org.circlekeeper.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does each job once a UTC day, then has the database give back the room. Jobs delete what is past its time, so a clock
 * that jumped would delete too much: then nothing is done until the operator says that the date is right. Thread-safe.
 */
public final class DailyJobs {
    private static final Logger log = LoggerFactory.getLogger(DailyJobs.class);

    /** What the store calls the day on which the clock was last believed. */
    private static final String CLOCK = "clock";

    private static final String COMPACTION = "compact-database";
    private static final int MOST_DAYS_BETWEEN = 2;

    private final Database database;
    private final DailyJobStore days;
    private final List<JobHandler> jobs;
    private final InstantSource clock;

    public DailyJobs(Database database, List<JobHandler> jobs, NotebookStore notebook, InstantSource clock) {
        this.database = database;
        this.days = new DailyJobStore(database);
        this.clock = clock;
        this.jobs = new ArrayList<>(jobs);
        this.jobs.add(new ExpiredNotes(notebook));
    }

    /**
     * The day until which the clock was believed, when today is too far from it; for {@code /health}. A first start
     * believes its clock.
     */
    public Optional<LocalDate> heldSince() {
        LocalDate today = today();
        return days.lastDone(CLOCK)
                .filter(day -> today.isBefore(day.minusDays(1)) || today.isAfter(day.plusDays(MOST_DAYS_BETWEEN)));
    }

    /** The operator says that today's date is right: the bot was off for some days, or the clock was mended. */
    public void confirmClock() {
        days.done(CLOCK, today());
    }

    /**
     * Does what was not done today. May be called twice.
     *
     * @throws IllegalStateException when a job failed: the others were done, and it is worth trying again soon
     */
    public synchronized void runDue() {
        if (heldSince().isPresent()) {
            log.warn("the clock is too far from the last day; daily jobs wait for the operator's word");
            return;
        }
        Instant now = clock.instant();
        int failed = 0;
        for (JobHandler job : jobs) {
            failed += runOnce(job, now) ? 0 : 1;
        }
        if (isDue(COMPACTION)) {
            database.compact();
            days.done(COMPACTION, today());
        }
        days.done(CLOCK, today());
        if (failed > 0) {
            throw new IllegalStateException(failed + " daily jobs failed");
        }
    }

    // the job runner catches everything: one job that fails must not keep the others from their work
    private boolean runOnce(JobHandler job, Instant now) {
        if (!isDue(job.kind())) {
            return true;
        }
        try {
            if (job.asksPlatforms()) {
                job.run(now);
                days.done(job.kind(), today());
                return true;
            }
            database.inTransaction(() -> {
                job.run(now);
                days.done(job.kind(), today());
                return job;
            });
            return true;
        } catch (RuntimeException bug) {
            log.error(
                    "job {} postponed, it failed with {}",
                    job.kind(),
                    bug.getClass().getName());
            return false;
        }
    }

    private boolean isDue(String kind) {
        return days.lastDone(kind).filter(day -> day.equals(today())).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What adapters noted and no longer need. */
    private record ExpiredNotes(NotebookStore notebook) implements JobHandler {
        @Override
        public String kind() {
            return "notebook-retention";
        }

        @Override
        public void run(Instant now) {
            notebook.forgetExpired(now);
        }
    }
}
