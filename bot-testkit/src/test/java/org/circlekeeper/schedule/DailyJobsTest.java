package org.circlekeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DailyJobsTest {
    private final Premises here = new Premises();
    private final List<String> done = new ArrayList<>();
    private final DailyJobs jobs =
            new DailyJobs(here.database, List.of(job("first"), job("second")), here.notebook, here.clock);

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void each_job_is_done_once_a_day() {
        jobs.runDue();
        jobs.runDue();
        assertThat(done).containsExactly("first", "second");

        here.clock.forward(Duration.ofDays(1));
        jobs.runDue();
        assertThat(done).containsExactly("first", "second", "first", "second");
    }

    @Test
    void a_job_that_fails_is_tried_again_and_holds_up_no_other() {
        DailyJobs some = new DailyJobs(here.database, List.of(failing(), job("after")), here.notebook, here.clock);

        assertThatThrownBy(some::runDue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(some::runDue).isInstanceOf(IllegalStateException.class);

        assertThat(done).containsExactly("tried", "after", "tried");
    }

    @Test
    void a_clock_that_jumped_stops_everything_until_the_operator_says_it_is_right() {
        jobs.runDue();
        done.clear();
        LocalDate believed = LocalDate.ofInstant(here.clock.instant(), ZoneOffset.UTC);

        here.clock.forward(Duration.ofDays(400));
        jobs.runDue();
        assertThat(done).isEmpty();
        assertThat(jobs.heldSince()).contains(believed);

        jobs.confirmClock();
        assertThat(jobs.heldSince()).isEmpty();
        jobs.runDue();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void a_clock_that_jumped_back_stops_everything_too() {
        jobs.runDue();
        done.clear();

        here.clock.forward(Duration.ofDays(-3));
        jobs.runDue();

        assertThat(done).isEmpty();
        assertThat(jobs.heldSince()).isPresent();
    }

    @Test
    void the_night_comes_by_itself() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        DailyJobs one = new DailyJobs(
                here.database,
                List.of(new JobHandler() {
                    @Override
                    public String kind() {
                        return "one";
                    }

                    @Override
                    public void run(Instant now) {
                        ran.countDown();
                    }
                }),
                here.notebook,
                here.clock);
        // planned a day ago and slept through: it is made up for at once
        here.database.with(handle -> handle.execute("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('daily-jobs', 'recurring', TIMESTAMP WITH TIME ZONE '2026-11-19 03:00:00Z', FALSE, 1)
                """));
        try (Night night = new Night(here.database, one, ZoneOffset.UTC, LocalTime.of(3, 30), here.clock)) {
            night.start(Duration.ZERO);
            assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(night).isNotNull();
        }
        assertThat(here.database.<String>with(handle -> handle.createQuery(
                                "SELECT CAST(execution_time AT TIME ZONE 'UTC' AS VARCHAR(19)) FROM scheduled_tasks")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("2026-11-21 03:30:00");
    }

    private JobHandler job(String kind) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(Instant now) {
                done.add(kind);
            }
        };
    }

    private JobHandler failing() {
        return new JobHandler() {
            @Override
            public String kind() {
                return "failing";
            }

            @Override
            public void run(Instant now) {
                done.add("tried");
                throw new IllegalArgumentException();
            }
        };
    }
}
