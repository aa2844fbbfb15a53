package org.circlekeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What these stores say in SQL, said to PostgreSQL. */
class PostgresScheduleTest {
    private static Optional<PostgresForTests> postgres = Optional.empty();
    private static Optional<Premises> premises = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresForTests.start();
        assumeTrue(postgres.isPresent(), "no PostgreSQL here");
        Server server = postgres.get().fresh();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.url());
        source.setUser(server.user());
        premises = Optional.of(new Premises(source));
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres.isPresent()) {
            postgres.get().stop();
        }
    }

    @Test
    void a_message_waits_is_claimed_put_off_and_removed() {
        Premises here = premises.orElseThrow();
        Instant now = here.clock.instant();
        Recipient ada = new Recipient.Person(Premises.ADA);
        here.outgoing.plan("one", here.ada, ada, Message.of("hello"), Lane.HELP, now.plusSeconds(60));
        here.outgoing.plan("one", here.ada, ada, Message.of("hello"), Lane.HELP, now.plusSeconds(60));

        OutgoingStore.Waiting row =
                here.outgoing.claim(now, Duration.ofSeconds(9)).orElseThrow();
        assertThat(here.outgoing.claim(now, Duration.ofSeconds(9))).isEmpty();
        assertThat(here.outgoing.open(row).orElseThrow().message()).isEqualTo(Message.of("hello"));
        here.outgoing.postpone(row, now);
        assertThat(here.outgoing.claim(now, Duration.ofSeconds(9))).isPresent();
        assertThat(here.outgoing.remove(row)).isTrue();
        here.outgoing.forget(here.ada);
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void notes_are_kept_for_their_time() {
        Premises here = premises.orElseThrow();
        here.notebook.write("a", "1", Duration.ofDays(1));
        here.notebook.write("a", "2", Duration.ofDays(1));

        assertThat(here.notebook.read("a")).contains("2");
        here.notebook.forgetExpired(here.clock.instant().plus(Duration.ofDays(2)));
        assertThat(here.notebook.read("a")).isEmpty();
    }

    @Test
    void the_night_comes_by_itself() throws InterruptedException {
        Premises here = premises.orElseThrow();
        CountDownLatch ran = new CountDownLatch(1);
        JobHandler job = new JobHandler() {
            @Override
            public String kind() {
                return "one";
            }

            @Override
            public void run(Instant now) {
                ran.countDown();
            }
        };
        here.database.with(handle -> handle.execute("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('daily-jobs', 'recurring', TIMESTAMP WITH TIME ZONE '2026-11-19 03:00:00Z', FALSE, 1)
                """));
        DailyJobs jobs = new DailyJobs(here.database, List.of(job), here.notebook, here.clock);
        try (Night night = new Night(here.database, jobs, ZoneOffset.UTC, LocalTime.of(3, 30), here.clock)) {
            night.start(Duration.ZERO);
            assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(night).isNotNull();
        }
        assertThat(jobs.heldSince()).isEmpty();
    }
}
