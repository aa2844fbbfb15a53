package org.circlekeeper.console;

import java.util.Optional;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;

/** The one room of this terminal, and everybody's own conversation with the bot. Ids are the same after a restart. */
final class Places {
    static final Platform CONSOLE = new Platform("console");

    /** An answer for one person is labelled so; whoever looks at this screen reads it all the same. */
    static final Readers READERS = new Readers(false, Readers.Outside.DEVICE);

    static final RoomId ROOM = RoomId.standingAlone(CONSOLE, "room");

    private Places() {}

    static Place room() {
        return new Place(ROOM, Optional.empty(), Place.Kind.ROOM, READERS);
    }

    static Place direct(String name) {
        RoomId own = RoomId.standingAlone(CONSOLE, "dm-" + name);
        return new Place(own, Optional.empty(), Place.Kind.DIRECT, READERS);
    }

    static UserId person(String name) {
        return new UserId(CONSOLE, name);
    }
}
