package org.circlekeeper.schedule;

import java.time.LocalDate;
import java.util.Optional;
import org.circlekeeper.storage.Database;

/** On which day each daily job was last done. */
final class DailyJobStore {
    private final Database database;

    DailyJobStore(Database database) {
        this.database = database;
    }

    Optional<LocalDate> lastDone(String kind) {
        return database.with(handle -> handle.createQuery("SELECT done_on FROM daily_job WHERE kind = :kind")
                .bind("kind", kind)
                .mapTo(LocalDate.class)
                .findOne());
    }

    void done(String kind, LocalDate on) {
        database.inTransaction(() -> {
            int known =
                    database.with(handle -> handle.createUpdate("UPDATE daily_job SET done_on = :on WHERE kind = :kind")
                            .bind("kind", kind)
                            .bind("on", on)
                            .execute());
            return known == 1
                    ? known
                    : database.with(
                            handle -> handle.createUpdate("INSERT INTO daily_job (kind, done_on) VALUES (:kind, :on)")
                                    .bind("kind", kind)
                                    .bind("on", on)
                                    .execute());
        });
    }
}
