package org.circlekeeper.proof.lived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;

/** What people do with the bot: check in, agree, think of each other, go. They hear it when something was not saved. */
public final class Story {
    public static final List<String> PEOPLE = List.of("ada", "bea", "cem", "dov", "eli");
    private static final List<String> WEATHER = List.of("sun", "rain", "fog", "storm", "cloudy");

    public final InMemoryPlatform platform = new InMemoryPlatform();
    public final MovableClock clock = new MovableClock();
    private final Map<String, Integer> saw = new TreeMap<>();
    private int turns;

    /** What happens after each thing somebody did; they hear nothing when there was no answer. */
    public interface Heard {
        Heard NOTHING = (who, what) -> {};

        void answered(Person who, String what) throws IOException;
    }

    private Heard heard = Heard.NOTHING;

    public Story heardBy(Heard newHeard) {
        heard = newHeard;
        return this;
    }

    public Person person(String name) {
        return platform.person(name);
    }

    /** A group with an agreement, and everybody's yes. */
    public void begins() {
        Person mo = person("mo").as(Role.MODERATOR);
        says(mo.asks("setup", "age", "adults"));
        says(mo.asks("agreement draft").picks("Publish"));
        PEOPLE.forEach(this::joins);
        says(person("bea").asks("settings", "offers", "private"));
    }

    /** Somebody's first check-in, and their yes. */
    public void joins(String name) {
        Person person = person(name).asks("checkin now", "kind", "weather", "feeling", "fog");
        if (labels(person).stream().anyMatch(label -> label.startsWith("Yes"))) {
            person.picks("Yes");
        }
        says(person);
        clock.forward(Duration.ofMinutes(11));
    }

    /** The next of them checks in. */
    public void checksIn() {
        checksIn(PEOPLE.get(turns % PEOPLE.size()));
    }

    public void checksIn(String name) {
        says(person(name).asks("checkin now", "kind", "weather", "feeling", WEATHER.get(turns % WEATHER.size())));
        turns++;
        clock.forward(Duration.ofMinutes(11));
    }

    public void accepts(String name) {
        Person person = person(name).asks("agreement view");
        if (labels(person).contains("I accept this")) {
            person.picks("I accept this");
        }
        says(person);
    }

    /** A moderator has a note sent to bea. */
    public void offers() {
        clock.forward(Duration.ofDays(8));
        Person mo = person("mo").as(Role.MODERATOR).asksAbout(person("bea"), "offer");
        if (labels(mo).stream().anyMatch(label -> label.startsWith("Send a note"))) {
            mo.picks("Send a note");
        }
        says(mo);
    }

    public void forgets(String name) {
        Person person = person(name).asks("privacy forget");
        if (labels(person).stream().anyMatch(label -> label.startsWith("Forget"))) {
            person.picks("Forget");
        }
        says(person);
    }

    private void says(Person person) {
        try {
            int ever = person.everSaw().length();
            boolean silence = ever == before(person, ever);
            heard.answered(person, silence ? "" : person.sees());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int before(Person person, int now) {
        Integer before = saw.put(person.id().value(), now);
        return before == null ? 0 : before;
    }

    private static List<String> labels(Person person) {
        return person.form().isPresent()
                ? List.of()
                : person.lastMessage().choices().stream().map(Choice::label).toList();
    }

    /** What each of them reads when they ask for everything that is kept about them. */
    public Map<String, String> exports() {
        Map<String, String> exports = new TreeMap<>();
        for (String name : PEOPLE) {
            clock.forward(Duration.ofMinutes(11)); // nobody is asked to wait
            exports.put(name, person(name).asks("privacy export").sees());
        }
        return exports;
    }
}
