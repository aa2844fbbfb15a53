package org.circlekeeper.command;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.circlekeeper.storage.Database;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Events that had their effect, so that the second time changes nothing. */
final class LedgerStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;

    LedgerStore(Database database) {
        this.database = database;
    }

    /** Remembers an event inside the current transaction; fails as a twin when it was remembered before. */
    void remember(String event, Instant now) {
        database.with(handle -> handle.createUpdate("INSERT INTO ledger (event, at) VALUES (:event, :at)")
                .bind("event", event)
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Whether this failure says that the same event was handled before, or at this instant by somebody else. */
    static boolean isTwin(RuntimeException failure) {
        return failure instanceof UnableToExecuteStatementException
                && failure.getCause() instanceof SQLException sql
                && UNIQUE_VIOLATION.equals(sql.getSQLState())
                && String.valueOf(sql.getMessage())
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("ledger");
    }

    /** Forgets events older than this; platforms repeat within hours. */
    int forgetBefore(Instant then) {
        return database.with(handle -> handle.createUpdate("DELETE FROM ledger WHERE at < :then")
                .bind("then", then.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
