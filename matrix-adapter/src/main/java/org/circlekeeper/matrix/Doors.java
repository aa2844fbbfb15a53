package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Homeserver server;
    private final MatrixSettings.Invitations welcome;
    private final Rooms rooms;
    private final DirectRooms direct;
    private final Bot bot;

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
            patiently(() -> {
                if (may) {
                    server.join(invitation.room());
                } else {
                    server.leave(invitation.room());
                }
            });
            if (may && invitation.direct()) {
                direct.remember(invitation.from(), invitation.room());
            }
        } catch (Refused refused) {
            log.warn("an invitation could not be followed: {}", refused.why());
        }
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
                patiently(() -> server.leave(room));
                left(room);
            }
        } catch (Refused refused) {
            log.warn("an empty room could not be left: {}", refused.why());
        }
    }

    /**
     * Goes along when a room was replaced by somebody who may, on the same server, by a room that says so itself and hides
     * as much. Anything else is somebody luring the bot, and the group, away.
     */
    void replaced(Event tombstone) {
        String old = tombstone.room();
        Optional<String> next = Json.text(Json.read(tombstone.content()), "replacement_room");
        boolean may = rooms.powers(old).mayChange(tombstone.sender(), "m.room.tombstone");
        String theirs = Names.serverOf(tombstone.sender());
        if (next.isEmpty() || !may || !theirs.equals(rooms.serverOfCreator(old))) {
            log.warn("a room was replaced by somebody who may not do that here, or elsewhere; not followed");
            return;
        }
        try {
            patiently(() -> server.join(next.get()));
            if (isTheSame(old, next.get(), theirs)) {
                bot.noticed(new RoomUpgraded(Names.room(old), Names.room(next.get())));
                patiently(() -> server.leave(old));
            } else {
                log.warn("a room was replaced by one that is not its successor; not followed");
                patiently(() -> server.leave(next.get()));
            }
        } catch (Refused refused) {
            log.warn("a replaced room could not be followed: {}", refused.why());
        }
    }

    private boolean isTheSame(String old, String next, String itsServer) {
        JsonNode created = Json.read(server.state(next, "m.room.create", "").orElse("{}"));
        boolean saysSo = Json.text(created.path("predecessor"), "room_id")
                .filter(old::equals)
                .isPresent();
        boolean hidesAsMuch = isEncrypted(next) || !isEncrypted(old);
        return saysSo && hidesAsMuch && rooms.serverOfCreator(next).equals(itsServer);
    }

    private boolean isEncrypted(String room) {
        return server.room(room).filter(Homeserver.Room::encrypted).isPresent();
    }

    /** Something the server may ask to wait for. */
    private interface Asking {
        void ask() throws Refused;
    }

    private static void patiently(Asking asking) throws Refused {
        for (int attempt = 1; ; attempt++) {
            try {
                asking.ask();
                return;
            } catch (Refused refused) {
                boolean later = refused.why() == Refused.Why.LIMITED || refused.why() == Refused.Why.NO_ANSWER;
                if (!later || attempt == MOST_ATTEMPTS) {
                    throw refused;
                }
                pause(refused.after());
            }
        }
    }

    private static void pause(Duration asked) throws Refused {
        try {
            long millis = Math.max(1_000, Math.min(asked.toMillis(), LONGEST_PAUSE.toMillis()));
            Thread.sleep(millis);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.Why.NO_ANSWER);
        }
    }
}
