package org.circlekeeper.proof.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Promised: whether somebody uses the bot, and when and for what, nobody else can find out from it. Tried: days of acts that chance puts
 * together, in one world; in the other that person never comes. Somebody else then walks through both. Threshold: no difference but
 * those in {@link Meant}.
 */
final class AnyDaysTest {
    private static final int MOST_ACTS = 25;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void somebody_who_is_there_and_somebody_who_is_not_look_the_same() throws Exception {
        int schedules = Effort.of(8, 1000);
        TestBot beginning = Levers.hold(World::beginning);
        List<Seat> seats = Seat.all();
        List<Callable<Looked>> works = IntStream.range(0, schedules)
                .mapToObj(number -> (Callable<Looked>) () -> days(beginning, number, seats.get(number % seats.size())))
                .toList();
        List<Difference> found = new ArrayList<>();
        int steps = 0;
        for (Looked looked : Levers.hold(works)) {
            found.addAll(looked.found());
            steps += looked.steps();
        }
        Report report = Report.of("two worlds");
        report.line("schedules of somebody's days", schedules, "1,000 in the long form");
        report.line("requests compared after them", steps, "–");
        report.line("differences after them", found.size(), "0");
        assertThat(found).isEmpty();
    }

    private static Looked days(TestBot beginning, int number, Seat seat) {
        Random chance = Effort.chance("days " + number);
        Act[] all = Act.values();
        List<Act> acts = new ArrayList<>(List.of(Act.COMES));
        for (int act = chance.nextInt(MOST_ACTS); act >= 0; act--) {
            acts.add(all[chance.nextInt(all.length)]);
        }
        Pair pair = Pair.ofDays(beginning, acts);
        pair.toured(seat, chance, 60);
        pair.aDayPasses().letGo();
        return new Looked(pair.found(), pair.steps());
    }

    private record Looked(List<Difference> found, int steps) {}
}
