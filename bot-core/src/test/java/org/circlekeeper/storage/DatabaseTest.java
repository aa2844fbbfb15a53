package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final int PEOPLE = 16;
    private static final int EACH = 20;

    private final TestSecrets secrets = new TestSecrets("a");
    private final CountingDisk disk = new CountingDisk();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.in(folder), secrets, disk);
    }

    @AfterEach
    void close() {
        disk.fails = false;
        people.shutdownNow();
        database.close();
    }

    @Test
    void sixteen_people_share_their_syncs() throws Exception {
        disk.open = new CountDownLatch(1);
        List<Future<?>> saved = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            int who = person;
            saved.add(people.submit(() -> {
                for (int i = 0; i < EACH; i++) {
                    save(who + "-" + i);
                }
            }));
        }
        disk.open.countDown();
        for (Future<?> one : saved) {
            one.get(60, TimeUnit.SECONDS);
        }

        assertThat(count()).isEqualTo(PEOPLE * EACH);
        assertThat(disk.syncs.get()).isBetween(EACH, PEOPLE * EACH / 2);
    }

    @Test
    void nobody_is_told_before_the_sync() throws Exception {
        disk.open = new CountDownLatch(1);
        Future<?> saved = people.submit(() -> save("early"));
        while (count() == 0) {
            Thread.onSpinWait();
        }

        assertThat(saved.isDone()).isFalse();
        disk.open.countDown();
        saved.get(60, TimeUnit.SECONDS);
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void a_failing_sync_fails_everybody_who_waits_and_the_next_tries_again() throws Exception {
        disk.fails = true;
        List<Future<?>> told = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            int who = person;
            told.add(people.submit(() -> save("lost-" + who)));
        }
        for (Future<?> one : told) {
            assertThatThrownBy(() -> one.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NotSavedException.class);
        }
        assertThat(disk.syncs.get()).isZero();

        disk.fails = false;
        save("better");
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void whoever_waits_for_the_disk_waits_for_what_others_wrote() {
        disk.fails = true;
        assertThatThrownBy(() -> save("unsure"))
                .isInstanceOfSatisfying(
                        NotSavedException.class,
                        told -> assertThat(told.isOpen()).isTrue());
        assertThatThrownBy(database::awaitDisk).isInstanceOf(NotSavedException.class);
        disk.fails = false;
        database.awaitDisk();
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void what_failed_before_the_commit_is_not_there_and_what_failed_after_it_is_open() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    insert("refused");
                    throw new IllegalStateException("before");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("before");
        disk.fails = true;
        assertThatThrownBy(() -> save("open"))
                .isInstanceOfSatisfying(
                        NotSavedException.class,
                        failed -> assertThat(failed.isOpen()).isTrue());
        disk.fails = false;
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_step_after_the_commit_that_fails_leaves_it_open() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    insert("there");
                    database.afterCommit(() -> {
                        throw new IllegalStateException("after");
                    });
                    return "never told";
                }))
                .isInstanceOfSatisfying(
                        NotSavedException.class,
                        failed -> assertThat(failed.isOpen()).isTrue());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void what_is_undone_leaves_no_row_and_costs_no_sync() {
        String answer = database.inTransaction(() -> {
            insert("undone");
            database.afterCommit(() -> insert("from the step after"));
            database.undo();
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        assertThat(count()).isZero();
        assertThat(disk.syncs.get()).isZero();
    }

    @Test
    void an_inner_transaction_joins_and_can_undo_all() {
        database.inTransaction(() -> {
            insert("outer");
            return database.inTransaction(() -> {
                insert("inner");
                database.undo();
                return 0;
            });
        });

        assertThat(count()).isZero();
    }

    @Test
    void a_failure_inside_undoes_all_even_when_somebody_catches_it() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    insert("outer");
                    try {
                        database.inTransaction(() -> {
                            throw new IllegalArgumentException("inner");
                        });
                    } catch (IllegalArgumentException swallowed) {
                        insert("after");
                    }
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count()).isZero();
    }

    @Test
    void reading_costs_no_sync_and_a_lone_writing_does() {
        assertThat(count()).isZero();
        database.inTransaction(this::count);
        assertThat(disk.syncs.get()).isZero();

        insert("alone");
        assertThat(disk.syncs.get()).isEqualTo(1);
    }

    @Test
    void a_step_after_the_commit_runs_once_it_is_on_disk() {
        List<Integer> seen = new ArrayList<>();
        database.inTransaction(() -> {
            insert("row");
            database.afterCommit(() -> seen.add(disk.syncs.get() * 10 + count()));
            return 0;
        });

        assertThat(seen).containsExactly(11);
    }

    @Test
    void writers_wait_out_a_compaction_and_nothing_fails() throws Exception {
        List<Future<?>> saved = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            int who = person;
            saved.add(people.submit(() -> {
                for (int i = 0; i < EACH; i++) {
                    save(who + "-" + i);
                }
            }));
        }
        database.compact();
        database.compact();
        for (Future<?> one : saved) {
            one.get(60, TimeUnit.SECONDS);
        }

        assertThat(count()).isEqualTo(4 * EACH);
    }

    @Test
    void an_interrupted_thread_harms_nobody() throws Exception {
        Thread before = new Thread(() -> {
            Thread.currentThread().interrupt();
            save("interrupted before");
        });
        Thread inside = new Thread(() -> {
            try {
                database.inTransaction(() -> {
                    Thread.currentThread().interrupt();
                    insert("interrupted inside");
                    return true;
                });
            } catch (RuntimeException lost) {
                // whoever is stopped in the middle may have to ask again
            }
        });
        for (Thread thread : List.of(before, inside)) {
            thread.start();
            thread.join();
        }
        try {
            save("the next");
        } catch (RuntimeException first) {
            // H2 notices only now that its file was closed under it
        }
        for (int i = 0; i < 5; i++) {
            save("after " + i);
        }
        assertThat(count()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void what_was_saved_is_there_after_a_restart() {
        save("kept");
        database.close();
        database = Database.open(DatabaseSettings.in(folder), secrets, disk);

        assertThat(count()).isEqualTo(1);
    }

    private void save(String event) {
        database.inTransaction(() -> {
            insert(event);
            return 0;
        });
    }

    private void insert(String event) {
        database.with(handle -> handle.createUpdate("INSERT INTO ledger (event, at) VALUES (:event, :at)")
                .bind("event", event)
                .bind("at", NOW)
                .execute());
    }

    private int count() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                .mapTo(Integer.class)
                .one());
    }
}
