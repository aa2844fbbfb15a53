package org.circlekeeper.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.circlekeeper.schedule.JobHandler;

/** Deletes check-ins and journal lines whose time is over. */
final class Retention implements JobHandler {
    private final CheckInStore store;

    Retention(CheckInStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "check-in-retention";
    }

    @Override
    public void run(Instant now) {
        store.forgetBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
