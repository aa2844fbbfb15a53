package org.circlekeeper.proof.offers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** Some days of three groups in which ten moderators offer all the time, and what may have arrived, worked out apart from the bot. */
final class BusyDays {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> ROOMS = List.of("room", "north", "south");
    private static final int STEPS = 60;

    private final Random chance;
    private final TestBot bot = TestBot.withGroup();
    private final List<Person> moderators;
    private final List<Person> people;
    private final Set<String> allow = new HashSet<>();
    private final Set<String> never = new HashSet<>();
    private final Map<String, List<Note>> notes = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private record Note(String sender, Instant at) {}

    BusyDays(Random chance) {
        this.chance = chance;
        bot.person("mo").as(Role.MODERATOR).in("north", "north").asks("setup", "age", "adults");
        bot.person("mo").as(Role.MODERATOR).in("south", "south").asks("setup", "age", "adults");
        moderators = IntStream.range(0, 10)
                .mapToObj(i -> bot.person("mod" + i).as(Role.MODERATOR))
                .toList();
        people = Stream.of("ada", "bea", "cem").map(bot::person).toList();
        for (Person person : people) {
            comes(person);
        }
        allows(people.get(0));
    }

    BusyDays pass() {
        for (int step = 0; step < STEPS; step++) {
            Person person = people.get(chance.nextInt(people.size()));
            switch (chance.nextInt(14)) {
                case 0 -> allows(person);
                case 1 -> allowsNone(person);
                case 2 -> {
                    person.asks("offer never");
                    never.add(person.id().value());
                }
                case 3 -> {
                    person.asks("offer allow");
                    never.remove(person.id().value());
                }
                case 4 -> {
                    person.asks("privacy forget", "scope", "everywhere", "sure", "yes");
                    allow.remove(person.id().value());
                    comes(person);
                }
                case 5 -> bot.clock().forward(Duration.ofHours(1 + chance.nextInt(30)));
                case 6 ->
                    bot.clock().forward(Duration.ofMinutes(chance.nextInt(20)).negated());
                default -> offers(moderators.get(chance.nextInt(moderators.size())), person);
            }
            bot.clock().forward(Duration.ofMinutes(1 + chance.nextInt(25)));
        }
        return this;
    }

    private void comes(Person person) {
        for (String room : ROOMS) {
            OffersTest.joins(room.equals("room") ? person.in(room) : person.in(room, room));
        }
    }

    private void allows(Person person) {
        everywhere(person, "private");
        allow.add(person.id().value());
    }

    private void allowsNone(Person person) {
        everywhere(person, chance.nextBoolean() ? "never" : "button-only");
        allow.remove(person.id().value());
    }

    private void everywhere(Person person, String offers) {
        for (String room : ROOMS) {
            (room.equals("room") ? person.in(room) : person.in(room, room)).asks("settings", "offers", offers);
        }
    }

    private void offers(Person sender, Person to) {
        String room = ROOMS.get(chance.nextInt(ROOMS.size()));
        int before = to.notes().size();
        (room.equals("room") ? sender.in(room) : sender.in(room, room)).asksAbout(to, "offer");
        if (sender.lastMessage().choices().stream().anyMatch(one -> one.label().startsWith("Send a note"))) {
            sender.picks("Send a note");
        }
        for (int note = before; note < to.notes().size(); note++) {
            arrived(sender.id().value(), to.id().value(), bot.clock().instant());
        }
    }

    private void arrived(String sender, String to, Instant now) {
        List<Note> all = notes.computeIfAbsent(to, any -> new ArrayList<>());
        if (never.contains(to) || !allow.contains(to)) {
            broken.add("a note to " + to + " who allows none");
        }
        if (all.stream().anyMatch(note -> within(DAY, note.at(), now))) {
            broken.add("a second note within a day to " + to);
        }
        if (all.stream().anyMatch(note -> note.sender().equals(sender) && within(WEEK, note.at(), now))) {
            broken.add("a second note within a week from " + sender + " to " + to);
        }
        all.add(new Note(sender, now));
    }

    private static boolean within(Duration time, Instant before, Instant now) {
        return Duration.between(before, now).compareTo(time) < 0;
    }

    void pretendsTheLastNoteCameTwice() {
        notes.forEach((to, all) -> {
            if (!all.isEmpty()) {
                Note last = all.get(all.size() - 1);
                arrived(last.sender(), to, last.at());
            }
        });
    }

    int arrived() {
        return notes.values().stream().mapToInt(List::size).sum();
    }

    List<String> broken() {
        return broken;
    }
}
