package org.circlekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PostgresForTestsTest {

    @Test
    void a_server_of_ones_own_survives_being_killed_and_leaves_nothing_behind() throws SQLException {
        var own = PostgresForTests.own();
        assumeTrue(own.isPresent(), "no PostgreSQL here");
        PostgresForTests postgres = own.get();
        try (postgres) {
            Server server = postgres.guarded("it's a secret");
            run(server, "CREATE TABLE saved AS SELECT 1 AS one");
            postgres.kill();
            assertThatThrownBy(() -> ask(server, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.startAgain();
            assertThat(ask(server, "SELECT one FROM saved")).isEqualTo("1");
            assertThatThrownBy(() -> ask(new Server(server.url(), server.user(), "wrong"), "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("28P01");
            postgres.stop();
            assertThatThrownBy(() -> ask(server, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(Files.exists(postgres.home())).isFalse();
    }

    @Test
    void every_story_has_a_database_of_its_own() throws SQLException {
        var shared = PostgresForTests.shared();
        assumeTrue(shared.isPresent(), "no PostgreSQL here");
        Server one = shared.get().migrated();
        Server other = shared.get().migrated();

        run(one, "INSERT INTO offer_never (tag, since) VALUES ('a', now())");

        assertThat(ask(one, "SELECT COUNT(*) FROM offer_never")).isEqualTo("1");
        assertThat(ask(other, "SELECT COUNT(*) FROM offer_never")).isEqualTo("0");
        shared.get().drop(one);
        assertThatThrownBy(() -> ask(one, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    private static String ask(Server server, String question) throws SQLException {
        try (Connection connection = PostgresSource.plain(server).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Server server, String sql) throws SQLException {
        try (Connection connection = PostgresSource.plain(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
