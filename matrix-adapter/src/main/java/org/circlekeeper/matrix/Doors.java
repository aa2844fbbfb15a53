package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event.GroupGone;
import org.circlekeeper.chat.Event.RoomUpgraded;
import org.circlekeeper.matrix.bridge.Event;
import org.circlekeeper.matrix.bridge.Hearing;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which rooms the bot comes into, goes along with, and leaves. Thread-safe. */
final class Doors {
    private static final Logger log = LoggerFactory.getLogger(Doors.class);

    /** One goes through after the other; a server far away that does not answer must not keep the rest out for long. */
    private static final Duration AT_THE_DOOR = Duration.ofMinutes(2);

    private final Homeserver server;
    private final MatrixSettings.Invitations welcome;
    private final Rooms rooms;
    private final DirectRooms direct;
    private final Bot bot;

    /** Rooms being entered: by invitation, and because they are said to replace another. */
    private final Set<String> guest = ConcurrentHashMap.newKeySet();

    private final Set<String> following = ConcurrentHashMap.newKeySet();

    Doors(Homeserver server, MatrixSettings.Invitations welcome, Rooms rooms, DirectRooms direct, Bot bot) {
        this.server = server;
        this.welcome = welcome;
        this.rooms = rooms;
        this.direct = direct;
        this.bot = bot;
    }

    /** Joins, or says no by leaving. Nobody is told why. */
    void invited(Hearing.Invitation invitation) {
        boolean may = welcome.lets(Names.serverOf(invitation.from()), invitation.room(), Names.serverOf(server.user()));
        try {
            if (may) {
                guest.add(invitation.room());
                Patiently.that(AT_THE_DOOR, () -> server.join(invitation.room()));
            } else {
                Patiently.that(AT_THE_DOOR, () -> server.leave(invitation.room()));
            }
            if (may && invitation.direct()) {
                direct.remember(invitation.from(), invitation.room());
            }
        } catch (Refused refused) {
            log.warn("an invitation could not be followed: {}", refused.why());
        }
    }

    /** The bot came into a room, and by now the store knows it. */
    void entered(String room) {
        Optional<String> old = text(room, "m.room.create", "predecessor", "room_id")
                .filter(it -> server.room(it)
                        .filter(known -> known.membership().equals("join"))
                        .isPresent())
                .filter(it -> text(it, "m.room.tombstone", "replacement_room")
                        .filter(room::equals)
                        .isPresent());
        boolean followed = following.remove(room);
        try {
            if (old.isPresent() && isTheSame(old.get(), room)) {
                bot.noticed(new RoomUpgraded(Names.room(old.get()), Names.room(room)));
                Patiently.that(AT_THE_DOOR, () -> server.leave(old.get()));
            } else if (followed) {
                log.warn("a room was replaced by one that is not its successor; not followed");
                Patiently.that(AT_THE_DOOR, () -> server.leave(room));
            }
        } catch (Refused refused) {
            log.warn("a room could not be left: {}", refused.why());
        }
        if (guest.remove(room)) {
            leaveIfEmpty(room);
        }
    }

    private Optional<String> text(String room, String type, String... path) {
        JsonNode node = Json.read(server.state(room, type, "").orElse("{}"));
        for (int i = 0; i < path.length - 1; i++) {
            node = node.path(path[i]);
        }
        return Json.text(node, path[path.length - 1]);
    }

    /** The bot is no longer in a room. */
    void left(String room) {
        bot.noticed(new GroupGone(Names.room(room)));
    }

    /** Where nobody is left, nobody needs a bot. */
    void leaveIfEmpty(String room) {
        try {
            Map<String, String> members = server.members(room);
            boolean empty = members.entrySet().stream()
                    .filter(one ->
                            one.getValue().equals("join") || one.getValue().equals("invite"))
                    .allMatch(one -> one.getKey().equals(server.user()));
            if (empty) {
                Patiently.that(AT_THE_DOOR, () -> server.leave(room));
                left(room);
            }
        } catch (Refused refused) {
            log.warn("an empty room could not be left: {}", refused.why());
        }
    }

    /**
     * Goes along when a room was replaced by somebody who may, on the same server, by a room that says so itself and hides
     * as much. Anything else is somebody luring the bot, and the group, away. Where the next room is closed, the bot waits
     * to be invited there. What the next room says of itself is known once it is entered.
     */
    void replaced(Event tombstone) {
        String old = tombstone.room();
        Optional<String> next = Json.text(Json.read(tombstone.content()), "replacement_room");
        boolean may = tombstone.stateKey().filter(String::isEmpty).isPresent()
                && rooms.powers(old).mayChange(tombstone.sender(), "m.room.tombstone");
        String theirs = Names.serverOf(tombstone.sender());
        if (next.isEmpty() || !may || !theirs.equals(rooms.serverOfCreator(old))) {
            log.warn("a room was replaced by somebody who may not do that here, or elsewhere; not followed");
            return;
        }
        if (server.room(next.get())
                .filter(known -> known.membership().equals("join"))
                .isPresent()) {
            entered(next.get());
            return;
        }
        try {
            following.add(next.get());
            Patiently.that(AT_THE_DOOR, () -> server.join(next.get()));
        } catch (Refused refused) {
            following.remove(next.get());
            log.info("a room was replaced; the bot was not let into the next yet: {}", refused.why());
        }
    }

    private boolean isTheSame(String old, String next) {
        boolean hidesAsMuch = isEncrypted(next) || !isEncrypted(old);
        String server = rooms.serverOfCreator(old);
        return hidesAsMuch && !server.isEmpty() && server.equals(rooms.serverOfCreator(next));
    }

    private boolean isEncrypted(String room) {
        return server.room(room).filter(Homeserver.Room::encrypted).isPresent();
    }
}
