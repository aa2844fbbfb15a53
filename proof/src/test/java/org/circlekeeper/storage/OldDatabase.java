package org.circlekeeper.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database as an older program left it: made with the steps there were, and marked after a clean stop. */
public final class OldDatabase {
    private OldDatabase() {}

    /** What puts rows into its tables. */
    public interface Filling {
        void in(Connection connection) throws SQLException;
    }

    /** Makes one with the tables of a number; what is filled in says who it is. */
    public static void make(DatabaseSettings settings, Secrets secrets, int schema, Filling filling)
            throws SQLException, IOException {
        Disk.createPrivateFolder(settings.folder());
        try (MarkerFile marker = new MarkerFile(settings.folder(), secrets.derive("marker"))) {
            Source.of(settings, secrets, Durability.FULL).begin((connection, unpooled) -> {
                migrate(unpooled, schema);
                filling.in(connection);
                LifeStore.Life life = LifeStore.read(connection).orElseThrow();
                marker.begin(new Marker(
                        0, life.identity(), schema, life.epoch(), Optional.of(LifeStore.counts(connection))));
            });
        }
    }

    /** A bare connection to a database that nobody has open, and no guard between. */
    public static Connection connect(DatabaseSettings settings, Secrets secrets) throws SQLException {
        return Source.of(settings, secrets, Durability.FULL).connect();
    }

    /** Changes the tables where they are, as no program of ours does: to see what that would do. */
    public static void changeInPlace(DatabaseSettings settings, Secrets secrets, Durability breaking) {
        DataSource source = Source.of(settings, secrets, Durability.FULL).unpooled();
        Flyway.configure().dataSource(breaking.changing(source)).load().migrate();
    }

    /** Which database this is. */
    public static UUID identity(Connection connection) throws SQLException {
        return LifeStore.read(connection).orElseThrow().identity();
    }

    private static void migrate(DataSource source, int schema) {
        Flyway.configure()
                .dataSource(source)
                .target(String.valueOf(schema))
                .load()
                .migrate();
    }
}
