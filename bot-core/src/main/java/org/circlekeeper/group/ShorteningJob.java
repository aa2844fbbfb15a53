package org.circlekeeper.group;

import java.time.Instant;
import org.circlekeeper.schedule.JobHandler;

/**
 * Shortens what is kept already where a group keeps check-ins for fewer days than before. At night and not at once, because it
 * takes the longer the more people noted: whoever changes the days could tell from the wait how much that is.
 */
final class ShorteningJob implements JobHandler {
    private final Members members;
    private final Forgetting forgetting;

    ShorteningJob(Members members, Forgetting forgetting) {
        this.members = members;
        this.forgetting = forgetting;
    }

    @Override
    public String kind() {
        return "keep-check-ins-no-longer";
    }

    @Override
    public void run(Instant now) {
        members.groups().all().forEach(this::shorten);
    }

    private void shorten(Group seen) {
        Settings chosen = members.groups().settingsToChange(seen);
        if (chosen.find(GroupSetting.SHORTENS).isPresent()) {
            members.groups()
                    .find(seen.owner())
                    .ifPresent(now -> forgetting.keepNoLonger(now.owner(), now.checkInDays()));
            members.groups().change(seen, chosen.without(GroupSetting.SHORTENS));
        }
    }
}
