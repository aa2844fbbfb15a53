package org.circlekeeper.proof.worlds;

import io.micrometer.core.instrument.Counter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** One bot with its people, and everything that can be seen of it from outside. Used by one thread. */
final class World {
    static final String VICTIM = "victim";
    static final String ROOM = "room";
    static final String ELSEWHERE = "elsewhere";

    private final TestBot bot;
    private final Watch watch;
    private final List<Choice> shownToVictim = new ArrayList<>();

    private World(TestBot bot, BiFunction<Bot, TestBot, Bot> around) {
        this.bot = bot;
        this.watch = new Watch(around.apply(bot.bot().desk(), bot), bot);
        bot.platform().start(watch);
        bot.person("mo").as(Role.MODERATOR);
        bot.person("owen").as(Role.OWNER);
        bot.person("cleo").in(ELSEWHERE);
    }

    /** Two groups, their moderators, an owner, members with something of everything, and an agreement in force. */
    static TestBot beginning() {
        TestBot bot = TestBot.withGroup();
        Person mo = bot.person("mo").as(Role.MODERATOR);
        mo.in("staff").asks("setup", "attach", "please");
        String said = mo.sees();
        mo.in(ROOM).asks("setup", "attach", said.replaceAll("(?s).*attach:([a-z]{8}).*", "$1"));
        mo.in("staff").asks("setup", "moderators", "here");
        mo.in(ROOM).asks("agreement draft", "step", "preview");
        mo.presses(labelled(mo, "step", "publish"));
        bot.setUp(ELSEWHERE, "mixed");
        mo.in(ROOM);
        for (Person person : List.of(bot.person("bea"), bot.person("dan"), mo, bot.person("owen"))) {
            join(person);
        }
        join(bot.person("cleo").in(ELSEWHERE));
        bot.person("bea").asks("settings", "offers", "private");
        bot.person("dan").asks("settings", "offers", "private");
        return bot;
    }

    private static Choice labelled(Person person, String argument, String value) {
        return person.lastMessage().choices().stream()
                .filter(choice -> Shown.of(choice.then()).contains(argument + "=" + value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no choice for " + value + " in: " + person.sees()));
    }

    /** A first check-in, with the yes before it. */
    static void join(Person person) {
        person.asks("checkin now", "kind", "weather", "feeling", "fog");
        if (person.lastMessage().choices().stream().anyMatch(one -> one.label().startsWith("Yes"))) {
            person.picks("Yes");
        }
    }

    static World after(TestBot beginning) {
        return new World(beginning.twin(), (desk, bot) -> desk);
    }

    /** @param around what a test puts between the people and the bot, such as a leak */
    static World after(TestBot beginning, BiFunction<Bot, TestBot, Bot> around) {
        return new World(beginning.twin(), around);
    }

    TestBot bot() {
        return bot;
    }

    Person person(String name) {
        return bot.person(name);
    }

    Person victim() {
        return bot.person(VICTIM);
    }

    /** The victim asks for something; what they were shown may fall into other hands. */
    Person victimAsks(String command, String... arguments) {
        return keepsChoices(victim().asks(command, arguments));
    }

    Person keepsChoices(Person victim) {
        if (victim.form().isEmpty() && !victim.sees().isEmpty()) {
            shownToVictim.addAll(victim.lastMessage().choices());
        }
        return victim;
    }

    /** Every button the victim was ever shown. */
    List<Invocation> victimsButtons() {
        return shownToVictim.stream().map(Choice::then).distinct().toList();
    }

    void everybodyReadsEverything(boolean all) {
        bot.platform().readableBy(new Readers(all, Readers.Outside.PLATFORM));
    }

    void timePasses(Duration time) {
        bot.clock().forward(time);
    }

    /** One request of somebody, and everything that came of it for others and for them. */
    Seen sees(Person person, Invocation invocation, boolean aboutVictim) {
        Seen.Before before = new Seen.Before(bot, watch, person);
        if (aboutVictim) {
            person.asksAbout(victim(), invocation.command(), Shown.plain(invocation));
        } else {
            person.presses(new Choice("", invocation));
        }
        return Seen.since(before);
    }

    /** Only the answer, without what the platform does with it. */
    void answersOnly(Choice choice) {
        Request shown = watch.last;
        watch.answer(
                new Request("pressed-" + shown.id(), shown.caller(), shown.place(), choice.then(), Optional.empty()));
    }

    /** Takes the database out of memory. */
    void letGo() {
        try (Connection connection = bot.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What is proposed to somebody who types, and the work it was. */
    Seen suggests(Typing typing) {
        return Seen.proposed(watch.suggest(typing), watch);
    }

    /** The place and the caller of what was asked last. */
    Request lastRequest() {
        return watch.last;
    }

    /** What was answered last. */
    Reply reply() {
        return watch.reply();
    }

    /** What the operator's page counts, by the name of a meter with its tags. */
    static Map<String, Double> counters(TestBot bot) {
        Map<String, Double> counts = new TreeMap<>();
        bot.meters().forEachMeter(meter -> {
            if (meter instanceof Counter counter) {
                counts.put(meter.getId().getName() + meter.getId().getTags(), counter.count());
            }
        });
        return counts;
    }

    /** Stands where a platform would, and counts what an answer or a suggestion cost. */
    static final class Watch implements Bot {
        private final Bot bot;
        private Reply reply = new Reply.Several(List.of());
        private Request last;
        private int statements;
        private long sealed;
        private long opened;
        private final TestBot whose;

        Watch(Bot bot, TestBot whose) {
            this.bot = bot;
            this.whose = whose;
        }

        @Override
        public Reply answer(Request request) {
            last = request;
            reply = counted(() -> bot.answer(request));
            return reply;
        }

        private <T> T counted(Supplier<T> work) {
            int before = whose.source().statements();
            long[] cells = Levers.sealedAndOpened();
            T done = work.get();
            long[] now = Levers.sealedAndOpened();
            statements = whose.source().statements() - before;
            sealed = now[0] - cells[0];
            opened = now[1] - cells[1];
            return done;
        }

        Reply reply() {
            return reply;
        }

        int statements() {
            return statements;
        }

        long sealed() {
            return sealed;
        }

        long opened() {
            return opened;
        }

        @Override
        public List<Suggestion> suggest(Typing typing) {
            return counted(() -> bot.suggest(typing));
        }

        @Override
        public void noticed(Event event) {
            bot.noticed(event);
        }
    }
}
