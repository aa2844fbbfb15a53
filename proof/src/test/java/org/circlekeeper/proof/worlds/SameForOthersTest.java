package org.circlekeeper.proof.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Promised: nothing that one person does in private changes anything that anybody else can get, nor the work the bot has
 * with it. Tried: for every {@link PrivateFact} two worlds that differ in it alone; in both, others walk in step through every command of
 * the registry with every option and choice that leads on. Threshold: no difference but those in {@link Meant}, each of which
 * must be needed.
 */
final class SameForOthersTest {
    private static final Report REPORT = Report.of("two worlds");

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void whatever_one_person_does_others_get_the_same() throws Exception {
        TestBot beginning = Levers.hold(World::beginning);
        List<Callable<Tally>> works = new ArrayList<>();
        for (PrivateFact fact : PrivateFact.values()) {
            for (List<Seat> seats : seatsFor(fact, Seat.all())) {
                works.add(() -> look(beginning, fact, seats));
            }
        }
        Tally tally = new Tally();
        Levers.hold(works).forEach(tally::add);
        beginning
                .bot()
                .desk()
                .menu()
                .commands()
                .forEach(command -> tally.registry.add(command.name().text()));
        REPORT.line("pairs of worlds", tally.pairs, PrivateFact.values().length + " at least");
        REPORT.line("requests compared", tally.steps, "–");
        REPORT.line("commands asked for", tally.commands.size() + " of " + tally.registry.size(), "all");
        REPORT.line("differences", tally.found.size(), "0");
        REPORT.line("exceptions used", tally.meant, "all that are named");
        assertThat(tally.found).isEmpty();
        assertThat(tally.meant).isEqualTo(EnumSet.allOf(Meant.class));
        assertThat(tally.commands).containsAll(tally.registry);
    }

    private static final class Tally {
        final List<Difference> found = new ArrayList<>();
        final Set<Meant> meant = EnumSet.noneOf(Meant.class);
        final Set<String> commands = new HashSet<>();
        final Set<String> registry = new TreeSet<>();
        int pairs;
        int steps;

        void add(Tally other) {
            found.addAll(other.found);
            meant.addAll(other.meant);
            commands.addAll(other.commands);
            pairs += other.pairs;
            steps += other.steps;
        }
    }

    private static Tally look(TestBot beginning, PrivateFact fact, List<Seat> seats) {
        Tally tally = new Tally();
        Pair pair = Pair.of(beginning, fact);
        for (Seat seat : seats) {
            Random chance = Effort.chance(fact + " " + seat);
            tally.commands.addAll(pair.toured(seat, chance, Effort.of(40, 700)).commands());
        }
        pair.aDayPasses().letGo();
        tally.found.addAll(pair.found());
        tally.meant.addAll(pair.meant().keySet());
        tally.pairs++;
        tally.steps += pair.steps();
        return tally;
    }

    /** Everybody looks in the long form, everywhere and in every language; in every build each of them from one seat. */
    private static List<List<Seat>> seatsFor(PrivateFact fact, List<Seat> all) {
        if (Effort.isLong()) {
            return all.stream().map(List::of).toList();
        }
        List<Seat> some = new ArrayList<>();
        int watchers = Seat.Watcher.values().length;
        for (int watcher = 0; watcher < watchers; watcher++) {
            int turn = (List.of(PrivateFact.values()).indexOf(fact) + watcher) % (all.size() / watchers);
            int language = turn / 3;
            int where = turn % 3;
            some.add(all.get(language * watchers * 3 + watcher * 3 + where));
        }
        return List.of(some);
    }
}
