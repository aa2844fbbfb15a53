package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;

/** The encrypted rooms in which the bot is alone with one person ({@code m.direct}). Thread-safe. */
final class DirectRooms {
    private static final String DIRECT = "m.direct";

    private final Homeserver server;
    private final Object changes = new Object();

    DirectRooms(Homeserver server) {
        this.server = server;
    }

    /** The room both are in, or to which they are invited. */
    Optional<String> find(String person) throws Refused {
        for (String room : listed(person)) {
            if (isTheirs(room, person)) {
                return Optional.of(room);
            }
        }
        return Optional.empty();
    }

    /** The same; made, with an invitation, when there is none. */
    String open(String person) throws Refused {
        synchronized (changes) {
            Optional<String> there = find(person);
            if (there.isPresent()) {
                return there.get();
            }
            String made = server.createDirect(person);
            remember(person, made);
            return made;
        }
    }

    /**
     * Whether somebody left the room there was for the two of them: then they do not want to be written to unasked. Who is
     * there still, but no longer alone, gets another.
     */
    boolean wasLeft(String person) throws Refused {
        List<String> rooms = listed(person);
        for (String room : rooms) {
            if (server.room(room).isPresent() && isThere(server.members(room).getOrDefault(person, "leave"))) {
                return false;
            }
        }
        return !rooms.isEmpty();
    }

    private static boolean isThere(String membership) {
        return membership.equals("join") || membership.equals("invite");
    }

    /** Somebody made such a room themselves. */
    void remember(String person, String room) throws Refused {
        synchronized (changes) {
            Set<String> rooms = new LinkedHashSet<>();
            rooms.add(room);
            rooms.addAll(listed(person));
            ObjectNode all = all();
            ArrayNode theirs = all.putArray(person);
            rooms.stream().limit(10).forEach(theirs::add);
            server.setAccountData(DIRECT, all.toString());
        }
    }

    private boolean isTheirs(String room, String person) throws Refused {
        Optional<Homeserver.Room> known = server.room(room);
        if (known.filter(it -> it.membership().equals("join") && it.encrypted()).isEmpty()) {
            return false;
        }
        Map<String, String> members = server.members(room);
        boolean alone = members.entrySet().stream()
                .filter(member -> isThere(member.getValue()))
                .allMatch(member ->
                        member.getKey().equals(person) || member.getKey().equals(server.user()));
        return alone && isThere(members.getOrDefault(person, "leave"));
    }

    private List<String> listed(String person) {
        List<String> rooms = new ArrayList<>();
        for (JsonNode room : all().path(person)) {
            if (room.isTextual()) {
                rooms.add(room.textValue());
            }
        }
        return rooms;
    }

    private ObjectNode all() {
        JsonNode all = Json.read(server.accountData(DIRECT).orElse("{}"));
        return all instanceof ObjectNode object ? object : Json.object();
    }
}
