package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.circlekeeper.chat.Role;

/**
 * Who may do what in a room, from its {@code m.room.power_levels} and {@code m.room.create} (client-server API, Room
 * permissions). From room version 12 on, whoever made a room stands above every level.
 */
final class Powers {
    /** What clients call an administrator and a moderator. */
    private static final long ADMINISTRATOR = 100;

    private static final long MODERATOR = 50;
    private static final int CREATORS_COUNT_FROM = 12;

    private final JsonNode levels;
    private final JsonNode created;
    private final String creator;

    /** @param creator who sent the room's first event */
    Powers(Optional<String> levels, Optional<String> created, String creator) {
        this.levels = Json.read(levels.orElse("{}"));
        this.created = Json.read(created.orElse("{}"));
        this.creator = creator;
    }

    long of(String person) {
        if (isCreator(person)) {
            return Long.MAX_VALUE;
        }
        return Json.number(levels.path("users"), person)
                .or(() -> Json.number(levels, "users_default"))
                .orElse(0L);
    }

    private boolean isCreator(String person) {
        int version = Json.text(created, "room_version")
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(1);
        if (version < CREATORS_COUNT_FROM) {
            return false;
        }
        for (JsonNode one : created.path("additional_creators")) {
            if (one.isTextual() && one.textValue().equals(person)) {
                return true;
            }
        }
        return person.equals(creator);
    }

    Role role(String person) {
        long power = of(person);
        return power >= ADMINISTRATOR ? Role.OWNER : power >= MODERATOR ? Role.MODERATOR : Role.MEMBER;
    }

    /** Whether somebody may send this kind of state event. */
    boolean mayChange(String person, String type) {
        long needed = Json.number(levels.path("events"), type)
                .or(() -> Json.number(levels, "state_default"))
                .orElse(MODERATOR);
        return of(person) >= needed;
    }

    /** Whether the room says by name who may send this kind of event: then it was somebody's wish. */
    boolean names(String type) {
        return Json.number(levels.path("events"), type).isPresent();
    }

    boolean mayWrite(String person) {
        long needed = Json.number(levels.path("events"), "m.room.message")
                .or(() -> Json.number(levels, "events_default"))
                .orElse(0L);
        return of(person) >= needed;
    }
}
