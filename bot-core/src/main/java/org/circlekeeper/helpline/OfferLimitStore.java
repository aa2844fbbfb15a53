package org.circlekeeper.helpline;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.circlekeeper.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Uses that still count, by tag. Everything joins the caller's transaction. */
final class OfferLimitStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String BEFORE_CLAIM = "before_claim";

    private final Database database;

    OfferLimitStore(Database database) {
        this.database = database;
    }

    /** How many uses still count. */
    int used(String tag, Instant now) {
        return places(tag, now).size();
    }

    /** Takes a free place; false when all are taken, also by somebody at this very instant. */
    boolean claim(String tag, int most, Instant now, Instant until) {
        List<Integer> taken = places(tag, now);
        for (int place = 0; place < most; place++) {
            if (!taken.contains(place) && insert(tag, place, now, until)) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> places(String tag, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        SELECT place FROM offer_limit WHERE tag = :tag AND until_at > :now
                        """)
                .bind("tag", tag)
                .bind("now", utc(now))
                .mapTo(Integer.class)
                .list());
    }

    /** The primary key decides between two at once; the savepoint lets the transaction go on after the loss. */
    private boolean insert(String tag, int place, Instant now, Instant until) {
        return database.with(handle -> {
            handle.createUpdate("""
                            DELETE FROM offer_limit WHERE tag = :tag AND place = :place AND until_at <= :now
                            """)
                    .bind("tag", tag)
                    .bind("place", place)
                    .bind("now", utc(now))
                    .execute();
            handle.savepoint(BEFORE_CLAIM);
            return inserted(handle, tag, place, until);
        });
    }

    private static boolean inserted(Handle handle, String tag, int place, Instant until) {
        try {
            handle.createUpdate("""
                            INSERT INTO offer_limit (tag, place, until_at) VALUES (:tag, :place, :until)
                            """)
                    .bind("tag", tag)
                    .bind("place", place)
                    .bind("until", utc(until))
                    .execute();
            return true;
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                handle.rollbackToSavepoint(BEFORE_CLAIM);
                return false;
            }
            throw failure;
        }
    }

    boolean isNever(String tag) {
        return database.with(handle -> handle.createQuery("SELECT tag FROM offer_never WHERE tag = :tag")
                .bind("tag", tag)
                .mapTo(String.class)
                .findOne()
                .isPresent());
    }

    /** Harmless when repeated. */
    void never(String tag, Instant now) {
        database.with(handle ->
                handle.createUpdate("""
                        MERGE INTO offer_never USING (VALUES (CAST(:tag AS VARCHAR(25)))) AS said (tag)
                        ON offer_never.tag = said.tag
                        WHEN NOT MATCHED THEN INSERT (tag, since) VALUES (said.tag, :now)
                        """).bind("tag", tag).bind("now", utc(now)).execute());
    }

    void allow(String tag) {
        database.with(handle -> handle.createUpdate("DELETE FROM offer_never WHERE tag = :tag")
                .bind("tag", tag)
                .execute());
    }

    /** Forgets uses that no longer count. */
    void expire(Instant now) {
        database.with(handle -> handle.createUpdate("DELETE FROM offer_limit WHERE until_at <= :now")
                .bind("now", utc(now))
                .execute());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
