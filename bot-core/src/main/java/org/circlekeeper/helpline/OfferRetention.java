package org.circlekeeper.helpline;

import java.time.Duration;
import java.time.Instant;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;

/** Forgets offers after thirty days, and limits once they no longer count. */
final class OfferRetention implements JobHandler {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final OfferStore store;
    private final OfferLimitStore limits;

    OfferRetention(Database database, OfferStore store, OfferLimitStore limits) {
        this.database = database;
        this.store = store;
        this.limits = limits;
    }

    @Override
    public String kind() {
        return "offer-retention";
    }

    @Override
    public void run(Instant now) {
        database.inTransaction(() -> {
            store.forgetBefore(now.minus(KEPT));
            limits.expire(now);
            return now;
        });
    }
}
