package org.circlekeeper.proof.upgrade;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.Optional;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The upgrade lab on PostgreSQL. */
@Timeout(1800)
final class UpgradeOnPostgresTest extends UpgradeLab {
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

    @Override
    String database() {
        return "PostgreSQL";
    }

    @Override
    int breaksInEveryBuild() {
        return 1;
    }
}
