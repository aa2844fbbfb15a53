package org.circlekeeper.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the daily jobs at night, and soon after a start when a night was slept through. */
public final class Night implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Night.class);
    private static final Duration SOON = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Database database;
    private final DailyJobs jobs;
    private final ZoneId zone;
    private final LocalTime at;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Optional<Scheduler> scheduler = Optional.empty();

    /** @param at when most people of this zone sleep */
    public Night(Database database, DailyJobs jobs, ZoneId zone, LocalTime at, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.zone = zone;
        this.at = at;
        this.clock = clock;
    }

    /** Begins in a while and in the background: nobody who starts the bot has to wait for its nights. Called once. */
    public void start(Duration delay) {
        Thread thread = new Thread(() -> begin(delay), "night");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin(Duration delay) {
        try {
            if (!closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                beginNow();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException trouble) {
            log.error("daily jobs cannot be planned: {}", trouble.getClass().getName());
        }
    }

    private synchronized void beginNow() {
        if (closing.getCount() == 0) {
            return;
        }
        RecurringTask<Void> nightly = Tasks.recurring("daily-jobs", Schedules.daily(zone, at))
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(SOON)))
                .execute((instance, context) -> jobs.runDue());
        Scheduler planned = Scheduler.create(database.dataSource())
                .startTasks(nightly)
                .threads(1)
                .pollingInterval(Duration.ofMinutes(1))
                .heartbeatInterval(Duration.ofSeconds(20))
                .missedHeartbeatsLimit(6)
                .clock(clock::instant)
                .shutdownMaxWait(GRACE)
                .failureLogging(LogLevel.ERROR, false)
                .jdbcCustomization(new DefaultJdbcCustomization(true))
                .build();
        planned.start();
        scheduler = Optional.of(planned);
    }

    /** Waits for the job that runs: an interrupted one would break its connection. */
    @Override
    public synchronized void close() {
        closing.countDown();
        scheduler.ifPresent(Scheduler::stop);
    }
}
