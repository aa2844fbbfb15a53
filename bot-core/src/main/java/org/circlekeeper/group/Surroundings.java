package org.circlekeeper.group;

import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;

/** What this feature asks of the platform a room is on. */
public interface Surroundings {

    /** What is true of a room, from what the platform's connection already knows: no network. */
    Facts facts(RoomId room);

    /** Whether somebody is still in a room; asks over the network, so never inside a transaction. */
    Presence presence(UserId person, RoomId room);

    ModerationOutcome carryOut(ModerationOrder order);
}
