package org.circlekeeper.proof.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.Person;

/** Several people who check in at the same time, each one after another, until it is enough. What they said is kept here. */
final class Storm implements AutoCloseable {
    private static final List<String> WEATHERS = List.of("clouds", "sun", "rain", "wind", "fog", "snow", "storm");

    /** Nobody may ask much more often. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final Pattern VALUE = Pattern.compile("\"value\" : \"weather (\\w+)\"");

    private final Map<String, List<String>> said = new ConcurrentHashMap<>();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;
    private volatile String refused = "";

    private Storm() {}

    static Storm of(LivingBot bot) {
        Storm storm = new Storm();
        for (String name : Circle.PEOPLE) {
            storm.said.put(name, new ArrayList<>(List.of("fog")));
            storm.acknowledged.put(name, 1);
            Person person = bot.voice().person(name);
            Thread thread = new Thread(() -> storm.checksIn(name, person, bot), name);
            thread.start();
            storm.threads.add(thread);
        }
        return storm;
    }

    /** So many check-ins of everybody, one after another. */
    static void fill(LivingBot bot, int each) {
        for (String name : Circle.PEOPLE) {
            for (int i = 0; i < each; i++) {
                bot.clock().forward(BETWEEN);
                bot.person(name).asks("checkin now", "kind", "weather", "feeling", WEATHERS.get(i % WEATHERS.size()));
            }
        }
    }

    private void checksIn(String name, Person person, LivingBot bot) {
        Random chance = Effort.chance("storm " + name);
        while (!over) {
            String weather = WEATHERS.get(chance.nextInt(WEATHERS.size()));
            List<String> mine = said.get(name);
            synchronized (mine) {
                mine.add(weather);
            }
            bot.clock().forward(BETWEEN);
            person.asks("checkin now", "kind", "weather", "feeling", weather);
            if (person.sees().startsWith("Noted for you")) {
                acknowledged.merge(name, 1, Integer::sum);
            } else {
                refused = person.sees();
                return;
            }
        }
    }

    void untilEverybodySaidMore(int more) {
        Map<String, Integer> before = acknowledged();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !refused.isEmpty()
                        || acknowledged().entrySet().stream()
                                .allMatch(now -> now.getValue() >= before.get(now.getKey()) + more));
        if (!refused.isEmpty()) {
            throw new AssertionError("not noted: " + refused);
        }
    }

    /** How many of each person's check-ins were acknowledged by now. */
    Map<String, Integer> acknowledged() {
        return new TreeMap<>(acknowledged);
    }

    /** How many each person had asked for by now. */
    Map<String, Integer> asked() {
        Map<String, Integer> asked = new TreeMap<>();
        said.forEach((name, mine) -> {
            synchronized (mine) {
                asked.put(name, mine.size());
            }
        });
        return asked;
    }

    /** What is wrong with a restored bot: of each person it must know the first so many, at least and at most. */
    List<String> differences(LivingBot restored, Map<String, Integer> atLeast, Map<String, Integer> atMost) {
        List<String> wrong = new ArrayList<>();
        for (String name : Circle.PEOPLE) {
            List<String> found = weathers(Whole.export(restored.person(name)));
            List<String> mine;
            synchronized (said.get(name)) {
                mine = List.copyOf(said.get(name));
            }
            if (found.size() < atLeast.get(name) || found.size() > atMost.get(name)) {
                wrong.add("not as many as there were");
            } else if (!found.equals(mine.subList(0, found.size()))) {
                wrong.add("not what was said");
            }
        }
        return wrong;
    }

    private static List<String> weathers(String export) {
        List<String> found = new ArrayList<>();
        Matcher value = VALUE.matcher(export);
        while (value.find()) {
            found.add(value.group(1));
        }
        return found;
    }

    /** A check-in and its event come together: while nothing else changes, this number stays. */
    static long changesBesideCheckIns(Database database) {
        return database.with(
                handle -> handle.createQuery("SELECT (SELECT COUNT(*) FROM ledger) - (SELECT COUNT(*) FROM check_in)")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
