package org.circlekeeper.command;

import java.time.Duration;
import java.time.Instant;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;

/** Lets go of events long handled: a homeserver may repeat one after weeks, Discord within minutes. */
public final class LedgerRetention implements JobHandler {
    private static final Duration KEPT = Duration.ofDays(30);

    private final LedgerStore ledger;

    public LedgerRetention(Database database) {
        this.ledger = new LedgerStore(database);
    }

    @Override
    public String kind() {
        return "ledger-retention";
    }

    @Override
    public void run(Instant now) {
        ledger.forgetBefore(now.minus(KEPT));
    }
}
