package org.circlekeeper.group;

import java.time.Instant;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Owner.Person;

/**
 * Asks, once a day and one by one, whether members are still where their group lives, for platforms that tell nobody when
 * somebody leaves: on Discord only a bot with the privileged members intent hears of it, and asking needs none.
 */
final class AbsenceJob implements JobHandler {
    private final Members members;
    private final Surroundings surroundings;
    private final Comings comings;
    private final Database database;

    AbsenceJob(Members members, Surroundings surroundings, Comings comings, Database database) {
        this.members = members;
        this.surroundings = surroundings;
        this.comings = comings;
        this.database = database;
    }

    @Override
    public String kind() {
        return "notice-those-who-left";
    }

    @Override
    public boolean asksPlatforms() {
        return true;
    }

    @Override
    public void run(Instant now) {
        for (Group group : members.groups().all()) {
            RoomId home = RoomId.standingAlone(group.id().platform(), group.id().value());
            for (Person person : members.store().in(group.owner())) {
                members.store()
                        .find(person)
                        .filter(row -> row.leftOn().isEmpty())
                        .ifPresent(row -> look(row.user(), home));
            }
        }
    }

    private void look(UserId user, RoomId home) {
        if (surroundings.presence(user, home) == Presence.GONE) {
            database.inTransaction(() -> {
                comings.noticed(new Event.MemberLeft(user, home));
                return home;
            });
        }
    }
}
