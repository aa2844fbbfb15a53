package org.circlekeeper.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.circlekeeper.schedule.JobHandler;

/** Lets go of who looked at what after a year. */
final class LookedJob implements JobHandler {
    private static final int DAYS = 365;

    private final LookedStore looks;

    LookedJob(LookedStore looks) {
        this.looks = looks;
    }

    @Override
    public String kind() {
        return "forget-who-looked";
    }

    @Override
    public void run(Instant now) {
        looks.deleteBefore(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS));
    }
}
