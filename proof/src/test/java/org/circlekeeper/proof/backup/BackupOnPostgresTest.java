package org.circlekeeper.proof.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The backup lab on PostgreSQL. */
@Timeout(1800)
final class BackupOnPostgresTest extends BackupLab {
    private static Optional<PostgresForTests> postgres = Optional.empty();

    @BeforeAll
    static void start() {
        postgres = PostgresForTests.own();
        assumeTrue(postgres.isPresent(), "no PostgreSQL here");
    }

    @AfterAll
    static void stop() {
        postgres.ifPresent(PostgresForTests::close);
    }

    @Override
    Optional<Server> freshServer() throws SQLException {
        return Optional.of(postgres.orElseThrow().fresh());
    }

    /** Every file of every table, as the server has it on disk. */
    @Override
    byte[] bytes(Home where) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            List<String> relations = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT oid FROM pg_class WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL
                        AND oid >= 16384
                    """)) {
                while (rows.next()) {
                    relations.add(rows.getString(1));
                }
            }
            for (String relation : relations) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT pg_read_binary_file(pg_relation_filepath(" + relation + "::oid::regclass))")) {
                    rows.next();
                    all.write(rows.getBytes(1));
                }
            }
        }
        return all.toByteArray();
    }

    @Override
    boolean isUntouched(Home where) throws SQLException {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            rows.next();
            return rows.getInt(1) == 0;
        }
    }

    private static Connection connect(Home where) throws SQLException {
        Server server = where.server().orElseThrow();
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    @Override
    String database() {
        return "PostgreSQL";
    }
}
