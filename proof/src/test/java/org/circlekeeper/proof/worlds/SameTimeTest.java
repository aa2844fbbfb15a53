package org.circlekeeper.proof.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Role;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Promised: the time an answer takes does not tell either. That the work is equal is proved by counting, in {@link SameForOthersTest}; here
 * the clock of the machine is asked: notes to somebody in one world and in the other, taken in turn, compared by the statistic of Kolmogorov and
 * Smirnov. Control: the same statistic over shuffled times, and two worlds that are the same. A clock proves nothing on a busy machine,
 * so the figures are reported and only that both walks were made is asserted.
 */
final class SameTimeTest {
    private static final int WARM = 50;
    private static final int SHUFFLES = 500;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void the_clock_finds_no_more_than_chance_would() throws Exception {
        int calls = Effort.of(60, 2_000);
        TestBot beginning = Levers.hold(World::beginning);
        for (PrivateFact fact : List.of(
                PrivateFact.CAME, PrivateFact.ALLOWS_NOTES, PrivateFact.GOT_A_NOTE, PrivateFact.SAID_NEVER_AGAIN)) {
            report(fact + ": so or not", Levers.hold(() -> times(Pair.of(beginning, fact), calls)));
        }
        report(
                "control: nothing differs",
                Levers.hold(() -> times(Pair.withLeak(beginning, (bot, world) -> bot), calls)));
    }

    private static void report(String what, double[][] times) {
        double found = distance(times[0], times[1]);
        double chance = ofChance(times, found);
        Report.of("two worlds")
                .line(
                        "time of a note, " + what,
                        String.format(
                                java.util.Locale.ROOT,
                                "%.3f apart over %d calls; chance is as far in %.0f %%",
                                found,
                                times[0].length,
                                chance * 100),
                        "reported");
        assertThat(times[0]).hasSameSizeAs(times[1]).isNotEmpty();
    }

    /** Times in milliseconds, in the one world and in the other, taken in turn and each first as often. */
    private static double[][] times(Pair pair, int calls) {
        double[][] times = new double[2][calls];
        for (int call = -WARM; call < calls; call++) {
            for (int half = 0; half < 2; half++) {
                int which = Math.floorMod(call + half, 2);
                double time = note(which == 0 ? pair.so() : pair.notSo(), call);
                if (call >= 0) {
                    times[which][call] = time;
                }
            }
        }
        return times;
    }

    private static double note(World world, int call) {
        world.timePasses(Duration.ofHours(1));
        Person sender = world.person("sender" + Math.floorMod(call, 200)).as(Role.MODERATOR);
        sender.asksAbout(world.victim(), "offer");
        Choice send = sender.lastMessage().choices().stream()
                .filter(choice -> isNote(choice.then()))
                .findFirst()
                .orElseThrow();
        long before = System.nanoTime();
        world.answersOnly(send);
        double time = (System.nanoTime() - before) / 1e6;
        world.bot().postman().deliverDue();
        return time;
    }

    private static boolean isNote(Invocation invocation) {
        return Shown.of(invocation).contains("way=note");
    }

    /** The greatest distance of two distributions. */
    static double distance(double[] one, double[] other) {
        double[] all = new double[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        double[] first = one.clone();
        double[] second = other.clone();
        Arrays.sort(first);
        Arrays.sort(second);
        double most = 0;
        for (double at : all) {
            most = Math.max(most, Math.abs(share(first, at) - share(second, at)));
        }
        return most;
    }

    private static double share(double[] sorted, double at) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    /** How often shuffled times are as far apart. */
    private static double ofChance(double[][] times, double found) {
        Random chance = Effort.chance("shuffled times");
        int as = 0;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            double[] one = times[0].clone();
            double[] other = times[1].clone();
            for (int call = 0; call < one.length; call++) {
                if (chance.nextBoolean()) {
                    double kept = one[call];
                    one[call] = other[call];
                    other[call] = kept;
                }
            }
            as += distance(one, other) >= found ? 1 : 0;
        }
        return (double) as / SHUFFLES;
    }

    @Test
    void the_statistic_tells_two_kinds_of_times_apart() {
        double[] quick = new Random(1).doubles(500).toArray();
        double[] slow = new Random(2).doubles(500).map(time -> time + 0.3).toArray();
        assertThat(ofChance(new double[][] {quick, slow}, distance(quick, slow)))
                .isZero();
        double[] also = new Random(3).doubles(500).toArray();
        assertThat(ofChance(new double[][] {quick, also}, distance(quick, also)))
                .isGreaterThan(0.01);
    }
}
