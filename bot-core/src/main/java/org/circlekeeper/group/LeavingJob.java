package org.circlekeeper.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.circlekeeper.schedule.JobHandler;

/** Forgets whoever left, and groups the bot was removed from, seven days later; until then coming back changes nothing. */
final class LeavingJob implements JobHandler {
    private static final int DAYS = 7;

    private final Members members;
    private final Forgetting forgetting;

    LeavingJob(Members members, Forgetting forgetting) {
        this.members = members;
        this.forgetting = forgetting;
    }

    @Override
    public String kind() {
        return "forget-those-who-left";
    }

    @Override
    public void run(Instant now) {
        LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS);
        members.store().leftUntil(last).forEach(person -> forgetting.people(java.util.List.of(person)));
        members.groups().goneUntil(last).forEach(forgetting::group);
    }
}
