package org.circlekeeper.group;

import java.time.Instant;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;

/**
 * Shortens what is kept already where a group keeps check-ins for fewer days than before. At night and not at once, because it
 * takes the longer the more people noted: whoever changes the days could tell from the wait how much that is.
 */
final class ShorteningJob implements JobHandler {
    private final Members members;
    private final Forgetting forgetting;
    private final Database database;

    ShorteningJob(Members members, Forgetting forgetting, Database database) {
        this.members = members;
        this.forgetting = forgetting;
        this.database = database;
    }

    @Override
    public String kind() {
        return "keep-check-ins-no-longer";
    }

    @Override
    public void run(Instant now) {
        members.groups().all().forEach(group -> database.inTransaction(() -> shorten(group)));
    }

    private Group shorten(Group group) {
        Settings chosen = members.groups().settings(group);
        if (chosen.find(GroupSetting.SHORTENS).isPresent()) {
            forgetting.keepNoLonger(group.owner(), group.checkInDays());
            members.groups().change(group, chosen.without(GroupSetting.SHORTENS));
        }
        return group;
    }
}
