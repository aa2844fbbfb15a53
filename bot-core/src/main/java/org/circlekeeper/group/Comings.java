package org.circlekeeper.group;

import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.RoomId;

/** What becomes of people and groups when someone leaves, the bot is removed, or a room is replaced. May repeat. */
final class Comings {
    private final Members members;
    private final Forgetting forgetting;

    Comings(Members members, Forgetting forgetting) {
        this.members = members;
        this.forgetting = forgetting;
    }

    void noticed(Event event) {
        if (event instanceof Event.MemberLeft left) {
            memberLeft(left);
        } else if (event instanceof Event.GroupGone gone) {
            groupGone(gone.room());
        } else if (event instanceof Event.RoomUpgraded upgraded) {
            upgraded(upgraded);
        }
    }

    private void memberLeft(Event.MemberLeft left) {
        if (members.groups().livesIn(left.room())) {
            members.groups()
                    .at(left.room())
                    .flatMap(group -> members.find(group, left.person()))
                    .ifPresent(member -> {
                        members.markLeft(member);
                        forgetting.waitingMessagesOf(member.person());
                    });
        }
    }

    private void groupGone(RoomId room) {
        if (members.groups().livesIn(room)) {
            members.groups().at(room).ifPresent(group -> {
                members.groups().markGone(group);
                forgetting.waitingMessagesOf(group.owner());
            });
        } else {
            members.groups().detach(room);
        }
    }

    private void upgraded(Event.RoomUpgraded upgraded) {
        members.groups().at(upgraded.from()).ifPresent(group -> members.groups().move(group, upgraded));
    }
}
