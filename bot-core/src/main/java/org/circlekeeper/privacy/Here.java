package org.circlekeeper.privacy;

import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.Call;
import org.circlekeeper.group.Group;

/** Commands meant for the same group as this one. */
final class Here {
    private Here() {}

    static Invocation in(Group group, String command) {
        return in(group, Invocation.of(command));
    }

    /** Where the place leaves it open, the group is named. */
    static Invocation in(Group group, Invocation invocation) {
        return invocation.with(Call.GROUP, group.owner().tag());
    }
}
