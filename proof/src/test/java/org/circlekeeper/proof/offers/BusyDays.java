package org.circlekeeper.proof.offers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** Some days of three groups in which ten moderators offer all the time, one of them more than the rest. */
final class BusyDays {
    private static final List<String> ROOMS = List.of("room", "north", "south");
    private static final int STEPS = 80;

    private final Random chance;
    private final TestBot bot = TestBot.withGroup();
    private final List<Person> moderators;
    private final Person owner;
    private final List<Person> people;
    private final MayArrive may = new MayArrive();
    private final Map<Person, Integer> counted = new HashMap<>();
    private final Senders senders = new Senders();
    private int ofPaused;
    private int marks;

    BusyDays(Random chance) {
        this.chance = chance;
        bot.person("mo").as(Role.MODERATOR).in("north", "north").asks("setup", "age", "adults");
        bot.person("mo").as(Role.MODERATOR).in("south", "south").asks("setup", "age", "adults");
        moderators = IntStream.range(0, 10)
                .mapToObj(i -> bot.person("mod" + i).as(Role.MODERATOR))
                .toList();
        owner = bot.person("owen").as(Role.OWNER);
        people = Stream.of("ada", "bea", "cem").map(bot::person).toList();
        for (Person person : people) {
            comes(person);
            allows(person);
        }
    }

    BusyDays pass() {
        for (int step = 0; step < STEPS; step++) {
            Person person = pick(people);
            switch (chance.nextInt(20)) {
                case 0, 1 -> allows(person);
                case 2 -> allowsNone(person);
                case 3 -> {
                    person.asks("offer never");
                    may.wantsNoneEver(name(person));
                }
                case 4, 5 -> {
                    person.asks("offer allow");
                    may.takesThatBack(name(person));
                }
                case 6 -> {
                    person.asks("privacy forget", "scope", "everywhere", "sure", "yes");
                    may.forgets(name(person));
                    comes(person);
                }
                case 7, 8 -> bot.clock().forward(Duration.ofHours(6 + chance.nextInt(30)));
                case 9 ->
                    bot.clock().forward(Duration.ofMinutes(chance.nextInt(20)).negated());
                case 10, 11, 12 -> feelsWrong(person);
                case 13 -> looks();
                default -> offers(chance.nextInt(3) > 0 ? moderators.get(0) : pick(moderators), person);
            }
            nobodyGotANoteUnseen();
            bot.clock().forward(Duration.ofMinutes(1 + chance.nextInt(25)));
        }
        return this;
    }

    private <T> T pick(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** The first room more than the rest, so that one sender's notes feel wrong twice in the same group. */
    private String anyRoom() {
        return chance.nextInt(4) > 0 ? ROOMS.get(0) : pick(ROOMS);
    }

    private static String name(Person person) {
        return person.id().value();
    }

    private static Person in(String room, Person person) {
        return room.equals("room") ? person.in(room) : person.in(room, room);
    }

    private void comes(Person person) {
        ROOMS.forEach(room -> OffersTest.joins(in(room, person)));
    }

    private void allows(Person person) {
        everywhere(person, "private");
        may.allows(name(person));
    }

    private void allowsNone(Person person) {
        everywhere(person, chance.nextBoolean() ? "never" : "button-only");
        may.allowsNone(name(person));
    }

    private void everywhere(Person person, String offers) {
        ROOMS.forEach(room -> in(room, person).asks("settings", "offers", offers));
    }

    private void offers(Person sender, Person to) {
        String room = anyRoom();
        in(room, sender).asksAbout(to, "offer").picks("Send a note");
        boolean due = may.may(name(sender), room, name(to), bot.clock().instant());
        boolean passed = senders.hears(sender, bot.clock().instant());
        int came = to.notes().size() - counted.getOrDefault(to, 0);
        if (came != (due && passed ? 1 : 0)) {
            may.broken(came + " notes where there should be " + (due && passed ? "one" : "none"));
        }
        for (; came > 0; came--) {
            may.arrived(name(sender), room, name(to), bot.clock().instant());
        }
        counted.put(to, to.notes().size());
        ofPaused += may.isPaused(name(sender), room) ? 1 : 0;
    }

    /** Also later, and also to somebody who does not ask for notes at all. */
    private void nobodyGotANoteUnseen() {
        Stream.concat(Stream.concat(people.stream(), moderators.stream()), Stream.of(owner))
                .forEach(person -> {
                    int late = person.notes().size() - counted.getOrDefault(person, 0);
                    for (; late > 0; late--) {
                        may.broken("a late note to " + name(person));
                        may.arrived(
                                "somebody",
                                "somewhere",
                                name(person),
                                bot.clock().instant());
                    }
                    counted.put(person, person.notes().size());
                });
    }

    private void feelsWrong(Person person) {
        if (person.notes().isEmpty()) {
            return;
        }
        Optional<MayArrive.Note> note = may.newest(name(person));
        Optional<Person> sender = note.map(of -> in(of.room(), bot.person(of.sender())));
        Optional<String> before = sender.map(this::view);
        person.picksFromNote("This felt wrong");
        if (!person.sees().contains(note.isPresent() ? "Thank you for saying so" : "I no longer have that note")) {
            may.broken("who said that a note felt wrong saw: " + person.sees());
        }
        if (!sender.map(this::view).equals(before)) {
            may.broken("a sender sees that a note felt wrong");
        }
        note.ifPresent(may::feltWrong);
        marks += note.isPresent() ? 1 : 0;
    }

    /** What a sender can find out, also one who owns the group. */
    private String view(Person sender) {
        List<String> sees = new ArrayList<>();
        sender.as(Role.OWNER);
        sees.add(sender.asks("offer marks").sees());
        sees.add(sender.asks("setup").sees());
        sender.as(Role.MODERATOR);
        sees.add(sender.asks("offer").sees());
        sees.add(sender.asks("privacy export").sees());
        sees.addAll(sender.notes());
        return String.join("\n", sees);
    }

    /** An owner looks at the marks, and sometimes lets everybody offer again. */
    private void looks() {
        String room = anyRoom();
        String sees = in(room, owner).asks("offer marks").sees();
        List<Long> listed = List.of(times("Sender ", sees), times(", paused", sees));
        if (!listed.equals(may.sendersMarked(room))) {
            may.broken("an owner sees " + listed + " instead of " + may.sendersMarked(room));
        }
        if (chance.nextInt(3) == 0) {
            owner.lastMessage().choices().stream()
                    .filter(choice -> choice.label().startsWith("Let "))
                    .forEach(owner::presses);
            may.ownerLetsAllOfferAgain(room);
        }
    }

    private static long times(String word, String text) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1L;
    }

    MayArrive may() {
        return may;
    }

    /** Everything senders read after <em>Send a note</em>, but that they offered often. */
    Set<String> said() {
        return senders.said();
    }

    int marks() {
        return marks;
    }

    /** How many offers there were by senders who were paused. */
    int ofPaused() {
        return ofPaused;
    }
}
