package org.circlekeeper.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.typed.Numbering;

/** Who sits at this terminal, as whom, and what was offered to whom last. Thread-safe. */
final class People {
    private final Map<String, Role> roles = new TreeMap<>();
    private final Map<String, Offered> offers = new HashMap<>();
    private Offered toTheRoom = new Offered(Numbering.NONE, Optional.empty(), 0);
    private int count;

    /** Choices under a message, and where it was shown; {@code place} is empty where every reader has their own. */
    private record Offered(Numbering choices, Optional<Place> place, int when) {}

    /** A choice somebody made, and where it was offered. */
    record Picked(Choice choice, Optional<Place> place) {}

    synchronized void meet(String name, Optional<Role> role) {
        role.ifPresentOrElse(now -> roles.put(name, now), () -> roles.putIfAbsent(name, Role.MEMBER));
    }

    synchronized Role role(String name) {
        return roles.getOrDefault(name, Role.MEMBER);
    }

    /** Those who moderate here, by name. */
    synchronized List<String> moderators() {
        return roles.entrySet().stream()
                .filter(person -> person.getValue().covers(Role.MODERATOR))
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized List<String> names() {
        return new ArrayList<>(roles.keySet());
    }

    synchronized void offer(String name, Numbering choices, Place place) {
        if (!choices.all().isEmpty()) {
            offers.put(name, new Offered(choices, Optional.of(place), ++count));
        }
    }

    /** Offers to everybody; who picks, picks in the room. */
    synchronized void offerToTheRoom(Numbering choices) {
        if (!choices.all().isEmpty()) {
            toTheRoom = new Offered(choices, Optional.empty(), ++count);
        }
    }

    /** What the last choices this person saw have under a number. */
    synchronized Optional<Picked> pick(String name, int number) {
        Offered own = offers.getOrDefault(name, toTheRoom);
        Offered last = own.when() >= toTheRoom.when() ? own : toTheRoom;
        return last.choices().pick(number).map(choice -> new Picked(choice, last.place()));
    }
}
