package org.circlekeeper.proof.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;

/**
 * Somebody else who looks, where they are, and their language.
 *
 * @param overheard whether everybody in the room reads every answer
 */
record Seat(Watcher watcher, boolean direct, boolean overheard, Locale language) {
    /** Who looks. */
    enum Watcher {
        MEMBER("bea", Role.MEMBER),
        MODERATOR("mo", Role.MODERATOR),
        OWNER("owen", Role.OWNER),
        STRANGER("stranger", Role.MEMBER),
        /** Somebody of another group. */
        NEIGHBOUR("cleo", Role.MEMBER),
        /** Somebody whose name looks like the victim's. */
        NAMESAKE("Victim", Role.MEMBER);

        private final String name;
        private final Role role;

        Watcher(String name, Role role) {
            this.name = name;
            this.role = role;
        }
    }

    static List<Seat> all() {
        List<Seat> all = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.GERMAN)) {
            for (Watcher watcher : Watcher.values()) {
                all.add(new Seat(watcher, false, false, language));
                all.add(new Seat(watcher, true, false, language));
                all.add(new Seat(watcher, false, true, language));
            }
        }
        return all;
    }

    Person in(World world) {
        world.everybodyReadsEverything(overheard);
        Person person = world.person(watcher.name).as(watcher.role).speaking(language);
        person.in(watcher == Watcher.NEIGHBOUR ? World.ELSEWHERE : World.ROOM);
        return direct ? person.inDirect() : person;
    }
}
