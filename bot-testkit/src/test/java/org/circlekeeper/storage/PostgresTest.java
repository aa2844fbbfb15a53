package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same migrations, the same marker and the same refusals on PostgreSQL. */
class PostgresTest {
    /** Ten seconds were waited once; one is, and the machine may be busy. */
    private static final Duration ANSWERED = Duration.ofSeconds(5);

    private static Optional<PostgresForTests> postgres = Optional.empty();

    @TempDir
    Path root;

    private final SecretsInMemory secrets = new SecretsInMemory();
    private DatabaseSettings settings;
    private Server server;

    @BeforeAll
    static void start() {
        postgres = PostgresForTests.own();
        assumeTrue(postgres.isPresent(), "no PostgreSQL here");
    }

    @AfterAll
    static void stop() {
        postgres.ifPresent(PostgresForTests::close);
    }

    @BeforeEach
    void live() throws SQLException {
        server = postgres.orElseThrow().fresh();
        settings = DatabaseSettings.on(server, root.resolve("data"));
        liveIn("one");
    }

    @Test
    void what_was_saved_is_there_after_a_restart() {
        liveIn("two");

        assertThat(events()).isEqualTo(2);
    }

    @Test
    void a_second_process_is_sent_away_even_with_a_folder_of_its_own() {
        try (Database running = Database.open(settings, secrets)) {
            DatabaseSettings elsewhere = DatabaseSettings.on(server, root.resolve("other"));
            assertThat(running).isNotNull();
            assertThat(refusal(settings).reason()).isEqualTo(Reason.ALREADY_RUNNING);
            copyMarker(root.resolve("other"));
            assertThat(refusal(elsewhere).reason()).isEqualTo(Reason.ALREADY_RUNNING);
        }
    }

    @Test
    void another_database_an_emptied_one_and_a_missing_marker_are_refused() throws Exception {
        assertThat(refusal(DatabaseSettings.on(postgres.orElseThrow().fresh(), root.resolve("data")))
                        .reason())
                .isEqualTo(Reason.DATABASE_MISSING);
        assertThat(refusal(DatabaseSettings.on(server, root.resolve("elsewhere")))
                        .reason())
                .isEqualTo(Reason.MARKER_MISSING);
        run("DELETE FROM ledger");
        assertThat(refusal(settings).reason()).isEqualTo(Reason.ROWS_MISSING);
        run("UPDATE storage_life SET epoch = 0");
        assertThat(refusal(settings).reason()).isEqualTo(Reason.DATABASE_OLDER);
        run("DROP TABLE storage_life");
        assertThat(refusal(settings).reason()).isEqualTo(Reason.DATABASE_MISSING);
    }

    @Test
    void a_careless_server_is_refused() throws SQLException {
        run("ALTER DATABASE " + server.url().replaceAll(".*/", "") + " SET synchronous_commit = off");

        assertThat(refusal(settings).reason()).isEqualTo(Reason.SERVER_CARELESS);
    }

    @Test
    void a_server_that_is_away_or_does_not_know_us_is_told_apart() {
        String nobody = "jdbc:postgresql://127.0.0.1:1/postgres";
        String unknown = server.url().replaceAll("/[^/]*$", "/nothing_here");

        assertThat(refusal(DatabaseSettings.on(new Server(nobody, "postgres", ""), root.resolve("data")))
                        .reason())
                .isEqualTo(Reason.SERVER_UNREACHABLE);
        assertThat(refusal(DatabaseSettings.on(new Server(unknown, "postgres", ""), root.resolve("data")))
                        .reason())
                .isEqualTo(Reason.SERVER_REFUSES);
    }

    @Test
    void a_server_that_goes_away_is_noticed_soon_and_one_that_comes_back_is_left_in_good_order() {
        try (Database running = Database.open(settings, secrets)) {
            assertThat(running.answers()).isTrue();
            postgres.orElseThrow().kill();
            assertTimeout(ANSWERED, () -> assertThat(running.answers()).isFalse());
            postgres.orElseThrow().startAgain();
            assertThat(running.answers()).isTrue();
        }
        assertThat(events()).isEqualTo(1);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void copyMarker(Path to) {
        try {
            Files.createDirectories(to);
            Files.copy(root.resolve("data").resolve(MarkerFile.NAME), to.resolve(MarkerFile.NAME));
        } catch (java.io.IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private StorageRefused refusal(DatabaseSettings where) {
        return catchThrowableOfType(
                StorageRefused.class, () -> Database.open(where, secrets).close());
    }

    private void liveIn(String event) {
        try (Database database = Database.open(settings, secrets)) {
            database.with(handle -> handle.createUpdate(
                            "INSERT INTO ledger (event, at) VALUES (:event, TIMESTAMP '2026-11-20 12:00:00')")
                    .bind("event", event)
                    .execute());
        }
    }

    private int events() {
        try (Database database = Database.open(settings, secrets)) {
            return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                    .mapTo(Integer.class)
                    .one());
        }
    }
}
