package org.circlekeeper.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;

/** What is true of the rooms the bot is in, at this moment. Thread-safe. */
final class Rooms {
    private final Homeserver server;
    private final Locale language;

    Rooms(Homeserver server, Locale language) {
        this.server = server;
        this.language = language;
    }

    /**
     * Where and as whom somebody speaks.
     *
     * @param direct only the two of them, and encrypted: nobody else reads what is answered here
     * @param alone only the two of them, encrypted or not
     */
    record Standing(String room, String person, boolean direct, boolean alone, boolean encrypted, Role role) {}

    /** Empty for a room that the bot or this person is not in: what comes from there is answered to nobody. */
    Optional<Standing> standing(String room, String person) throws Refused {
        Optional<Homeserver.Room> known =
                server.room(room).filter(it -> it.membership().equals("join"));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> members = server.members(room);
        if (!"join".equals(members.get(person))) {
            return Optional.empty();
        }
        Set<String> others = new TreeSet<>();
        members.forEach((who, how) -> {
            if (!who.equals(server.user()) && (how.equals("join") || how.equals("invite"))) {
                others.add(who);
            }
        });
        boolean alone = others.size() == 1;
        boolean encrypted = known.get().encrypted();
        return Optional.of(new Standing(
                room, person, alone && encrypted, alone, encrypted, powers(room).role(person)));
    }

    /** What people see the bot as. */
    Optional<String> ownName(String room) {
        return server.state(room, "m.room.member", server.user())
                .flatMap(content -> Json.text(Json.read(content), "displayname"));
    }

    Powers powers(String room) {
        return new Powers(
                server.state(room, "m.room.power_levels", ""), server.state(room, "m.room.create", ""), creator(room));
    }

    /**
     * Where a room was made; empty when that is not known. Up to version 11 every server sees to it that it stands in the
     * room's id (Rooms, Authorization rules); later ids name no server.
     */
    String serverOfCreator(String room) {
        int colon = room.indexOf(':');
        return colon < 0 ? Names.serverOf(creator(room)) : room.substring(colon + 1);
    }

    private String creator(String room) {
        return server.stateSender(room, "m.room.create", "").orElse("");
    }

    Place place(Standing standing, Optional<String> thread) {
        return new Place(
                Names.room(standing.room()),
                thread.map(root -> new ThreadId(Names.MATRIX, root)),
                standing.direct() ? Place.Kind.DIRECT : Place.Kind.ROOM,
                new Readers(!standing.direct(), outside(standing.encrypted())));
    }

    Caller caller(Standing standing) {
        return new Caller(Names.person(standing.person()), standing.role(), language);
    }

    private static Readers.Outside outside(boolean encrypted) {
        return encrypted ? Readers.Outside.NOBODY : Readers.Outside.SERVERS;
    }

    /** Unknown rooms are told as the worst that can be. */
    Facts facts(String room) {
        Optional<Homeserver.Room> known =
                server.room(room).filter(it -> it.membership().equals("join"));
        List<String> lacking = new ArrayList<>();
        if (known.isEmpty()) {
            lacking.add("membership");
        } else if (!powers(room).mayWrite(server.user())) {
            lacking.add("m.room.message");
        }
        boolean encrypted = known.filter(Homeserver.Room::encrypted).isPresent();
        return new Facts(new Readers(true, outside(encrypted)), lacking);
    }

    /** True only where it is known. */
    boolean isIn(String person, String room) {
        return presence(person, room) == Presence.HERE;
    }

    Presence presence(String person, String room) {
        try {
            if (server.room(room).isEmpty()) {
                return Presence.UNKNOWN;
            }
            return "join".equals(server.members(room).get(person)) ? Presence.HERE : Presence.GONE;
        } catch (Refused later) {
            return Presence.UNKNOWN;
        }
    }
}
