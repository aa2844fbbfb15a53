package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into an open database: lent connections, transactions and what passes with them, and a look from outside. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WaysInTest {
    private final TestSecrets secrets = new TestSecrets("a");
    private final CountingDisk disk = new CountingDisk();

    @TempDir
    Path root;

    private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        folder = root.resolve("data");
        database = Database.open(DatabaseSettings.in(folder), secrets, disk);
    }

    @AfterEach
    void close() {
        disk.fails = false;
        database.close();
    }

    @Test
    void a_connection_of_a_transaction_stands_or_falls_with_it() {
        database.inTransaction(() -> {
            writeThroughLibrary("undone");
            database.undo();
            return 0;
        });
        assertThat(count()).isZero();
        assertThat(disk.syncs).hasValue(0);
        database.inTransaction(() -> {
            writeThroughLibrary("kept");
            assertThat(count()).as("it is still open").isEqualTo(1);
            return 0;
        });
        assertThat(count()).isEqualTo(1);
        assertThat(disk.syncs).hasValue(1);
    }

    @Test
    void a_connection_of_nobody_is_given_back_once_and_commits_by_itself() throws SQLException {
        Connection lent = database.dataSource().getConnection();
        try (Statement statement = lent.createStatement()) {
            statement.execute(insert("alone"));
        }
        lent.close();
        lent.close();
        assertThat(lent.isClosed()).isTrue();
        assertThat(count()).isEqualTo(1);
        assertThat(disk.syncs).hasValue(0);
        database.awaitDisk();
        assertThat(disk.syncs).hasValue(1);
        database.compact();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_failure_on_a_lent_connection_is_the_databases_own() throws SQLException {
        try (Connection lent = database.dataSource().getConnection();
                Statement statement = lent.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT nothing FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> lent.prepareStatement("nonsense")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_source_in_the_jdks_dress_offers_connections_and_nothing_else() throws SQLException {
        DataSource source = database.dataSource();
        assertThatThrownBy(() -> source.getConnection("a", "b")).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(source::getParentLogger).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> source.unwrap(String.class)).isInstanceOf(SQLException.class);
        assertThat(source.isWrapperFor(DataSource.class)).isFalse();
        assertThat(source.getLoginTimeout())
                .as("a pool that closes waits so long, and warns at none")
                .isPositive();
        assertThat(source.getLogWriter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM ledger",
                "  select count(*) from ledger",
                "VALUES (1)",
                "SHOW TABLES",
                "EXPLAIN SELECT 1",
                "SELECT(1)"
            })
    void reading_in_whatever_words_waits_for_no_disk(String sql) {
        database.with(handle -> handle.createQuery(sql).mapToMap().list());
        assertThat(disk.syncs).hasValue(0);
    }

    @Test
    void whatever_is_not_known_to_read_counts_as_writing() {
        database.with(handle -> handle.execute("(SELECT 1)"));
        assertThat(disk.syncs).hasValue(1);
    }

    @Test
    void what_passes_with_a_transaction_is_made_once_and_let_go_at_its_end() {
        List<String> told = new ArrayList<>();
        assertThat(database.passing(this, () -> () -> told.add("never"))).isEmpty();
        database.inTransaction(() -> {
            Optional<Database.Passing> held = database.passing(this, () -> () -> told.add("let go"));
            assertThat(held).isPresent();
            assertThat(database.passing(this, () -> () -> told.add("another"))).isEqualTo(held);
            assertThat(told).isEmpty();
            return 0;
        });
        assertThat(told).containsExactly("let go");
    }

    @Test
    void a_transaction_within_another_answers_for_itself() {
        assertThat(database.<String>inTransaction(() -> database.inTransaction(() -> "inner") + " and outer"))
                .isEqualTo("inner and outer");
    }

    @Test
    void outside_of_a_transaction_there_is_nothing_to_undo_and_nothing_to_wait_for() {
        assertThatThrownBy(database::undo).hasMessage("outside of a transaction");
        assertThatThrownBy(() -> database.afterCommit(() -> {})).hasMessage("outside of a transaction");
    }

    @Test
    void nobody_compacts_from_inside_a_transaction() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.compact();
                    return 0;
                }))
                .hasMessage("inside a transaction");
    }

    @Test
    void the_same_step_after_a_commit_is_done_once_and_none_after_a_failure() {
        AtomicInteger steps = new AtomicInteger();
        Runnable step = steps::incrementAndGet;
        database.inTransaction(() -> {
            database.afterCommit(step);
            database.afterCommit(step);
            return 0;
        });
        assertThat(steps).hasValue(1);
        disk.fails = true;
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    write("lost");
                    database.afterCommit(step);
                    return 0;
                }))
                .isInstanceOf(NotSavedException.class);
        assertThat(steps).hasValue(1);
    }

    @Test
    void a_monitor_hears_whether_the_database_answers() {
        assertThat(database.answers()).isTrue();
        database.close();
        assertThat(database.answers()).isFalse();
    }

    @Test
    void an_interrupted_thread_stays_interrupted_after_its_work() {
        Thread.currentThread().interrupt();
        write("done first");
        assertThat(Thread.interrupted()).isTrue();
        write("another");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_database_that_lost_its_name_acknowledges_nothing_more() {
        database.with(
                handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
        assertThatThrownBy(() -> database.with(handle -> handle.execute("DELETE FROM storage_life")))
                .isInstanceOf(NotSavedException.class);
        assertThatThrownBy(() -> write("after")).isInstanceOf(NotSavedException.class);
        assertThatThrownBy(database::close).isInstanceOf(NotSavedException.class);
    }

    @Test
    void what_was_deleted_gives_its_room_back() throws IOException {
        for (int i = 0; i < 40; i++) {
            String key = "g:" + i;
            database.with(handle -> handle.createUpdate("INSERT INTO vault_key (owner, wrapped) VALUES (:key, :bytes)")
                    .bind("key", key)
                    .bind("bytes", new byte[100])
                    .execute());
        }
        database.with(handle -> handle.execute("DELETE FROM vault_key"));
        long before = Files.size(folder.resolve("circlekeeper.mv.db"));
        database.compact();
        assertThat(Files.size(folder.resolve("circlekeeper.mv.db"))).isLessThan(before);
        write("and goes on");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void to_close_twice_is_harmless_and_lets_the_next_one_in() {
        write("kept");
        database.close();
        database.close();
        database = Database.open(DatabaseSettings.in(folder), secrets, disk);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_look_refuses_what_a_start_would_and_lets_go_again() throws IOException {
        assertThat(looking(secrets)).isEqualTo(Reason.ALREADY_RUNNING);
        database.close();
        assertThat(Database.look(DatabaseSettings.in(folder), secrets).upgrades())
                .isZero();
        assertThat(looking(new TestSecrets("b"))).isEqualTo(Reason.KEY_WRONG);
        moved("circlekeeper.marker", Reason.MARKER_MISSING);
        moved("circlekeeper.mv.db", Reason.DATABASE_MISSING);
        Path nowhere = root.resolve("nowhere");
        assertThat(catchThrowableOfType(
                                StorageRefused.class, () -> Database.look(DatabaseSettings.in(nowhere), secrets))
                        .reason())
                .isIn(Reason.FOLDER_FORBIDDEN, Reason.DISK_FULL);
        assertThat(nowhere).doesNotExist();
        database = Database.open(DatabaseSettings.in(folder), secrets, disk);
    }

    private void moved(String name, Reason reason) throws IOException {
        Path away = Files.move(folder.resolve(name), root.resolve(name));
        assertThat(looking(secrets)).isEqualTo(reason);
        Files.move(away, folder.resolve(name));
    }

    private Reason looking(TestSecrets key) {
        return catchThrowableOfType(StorageRefused.class, () -> Database.look(DatabaseSettings.in(folder), key))
                .reason();
    }

    private void writeThroughLibrary(String event) {
        try (Connection lent = database.dataSource().getConnection();
                Statement statement = lent.createStatement()) {
            lent.setAutoCommit(true);
            statement.execute(insert(event));
            lent.commit();
        } catch (SQLException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void write(String event) {
        database.with(handle -> handle.execute(insert(event)));
    }

    private static String insert(String event) {
        return "INSERT INTO ledger (event, at) VALUES ('" + event
                + "', TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')";
    }

    private int count() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                .mapTo(Integer.class)
                .one());
    }
}
