package org.circlekeeper.storage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/** The tables, brought up to date; never down, and never by an older program. */
final class Schema {
    /** Where Flyway notes what it has done. */
    static final String HISTORY = "flyway_schema_history";

    private final DataSource source;
    private final Path place;

    Schema(DataSource source, Path place) {
        this.source = source;
        this.place = place;
    }

    /** Brings the tables up to date and answers with the number they have come to. */
    int migrate() {
        return told(() -> {
            Flyway flyway = flyway();
            known(flyway);
            flyway.migrate();
            return number(flyway.info().current());
        });
    }

    /** The number the tables have come to. */
    int number() {
        return number(known(flyway()).current());
    }

    /** Whether the tables are the ones this program makes; changes nothing. */
    void validate() {
        told(() -> {
            flyway().validate();
            return true;
        });
    }

    /** Makes the tables as they were at a number, for rows that were. */
    void make(int number) {
        if (Arrays.stream(flyway().info().all()).noneMatch(step -> number(step) == number)) {
            throw new StorageRefused(Reason.SCHEMA_NEWER, place);
        }
        String last = String.valueOf(number);
        told(Flyway.configure().dataSource(source).target(last).load()::migrate);
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (FlywayException failed) {
            if (SqlTrouble.code(failed) == 0 && SqlTrouble.state(failed).isEmpty()) {
                throw new StorageRefused(Reason.SCHEMA_DIFFERENT, place, failed);
            }
            throw failed;
        }
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
