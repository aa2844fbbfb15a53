package org.circlekeeper.group;

import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.RoomId;

/** What this feature asks of the platform a room is on. */
public interface Surroundings {

    /** What is true of a room, from what the platform's connection already knows: no network. */
    Facts facts(RoomId room);

    ModerationOutcome carryOut(ModerationOrder order);
}
