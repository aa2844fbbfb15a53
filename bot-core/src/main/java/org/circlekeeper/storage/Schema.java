package org.circlekeeper.storage;

import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/** The tables, brought up to date; never down, and never by an older program. */
final class Schema {
    private final DataSource source;
    private final Path place;

    Schema(DataSource source, Path place) {
        this.source = source;
        this.place = place;
    }

    /** Brings the tables up to date and answers with the number they have come to. */
    int migrate(Upgrade.Before before) {
        Flyway flyway = flyway();
        MigrationInfoService tables = known(flyway);
        try {
            if (tables.pending().length > 0) {
                before.about(new Upgrade(number(tables.current()), source));
                flyway.migrate();
            } else {
                flyway.validate();
            }
        } catch (FlywayException failed) {
            if (SqlTrouble.code(failed) == 0 && SqlTrouble.state(failed).isEmpty()) {
                throw new StorageRefused(Reason.SCHEMA_DIFFERENT, place, failed);
            }
            throw failed;
        }
        return number(flyway.info().current());
    }

    /** How many steps the tables are behind this program; changes nothing. */
    int pending() {
        return known(flyway()).pending().length;
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(source).load();
    }

    private MigrationInfoService known(Flyway flyway) {
        MigrationInfoService tables = flyway.info();
        if (Arrays.stream(tables.all()).anyMatch(step -> step.getState().name().startsWith("FUTURE"))) {
            throw new StorageRefused(Reason.SCHEMA_NEWER, place);
        }
        return tables;
    }

    private static int number(@Nullable MigrationInfo current) {
        return current == null ? 0 : Integer.parseInt(current.getVersion().getVersion());
    }
}
