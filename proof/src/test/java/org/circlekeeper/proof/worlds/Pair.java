package org.circlekeeper.proof.worlds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;
import org.circlekeeper.testkit.TestBot;

/** Two worlds with one beginning: the fact is so in one of them only. */
final class Pair {
    /** Stands for no request: what is there to be seen by whoever looks up. */
    static final String LOOKING_AROUND = "looking around";

    private final World so;
    private final World notSo;
    private final String fact;
    private final List<Difference> found = new ArrayList<>();
    private final Map<Meant, Integer> meant = new EnumMap<>(Meant.class);
    private int steps;

    private Pair(World so, World notSo, String fact) {
        this.so = so;
        this.notSo = notSo;
        this.fact = fact;
    }

    static Pair of(TestBot beginning, PrivateFact fact) {
        Pair pair = new Pair(World.after(beginning), World.after(beginning), fact.name());
        pair.let(fact);
        return pair;
    }

    /** Two worlds in which the same happens, with a leak in one of them. */
    static Pair withLeak(TestBot beginning, BiFunction<Bot, TestBot, Bot> leak) {
        return new Pair(World.after(beginning, leak), World.after(beginning), "a planted leak");
    }

    /** Two worlds in one of which much happened that is somebody's own business, in an order chance makes up. */
    static Pair ofDays(TestBot beginning, List<Act> acts) {
        Pair pair = new Pair(World.after(beginning), World.after(beginning), "days of " + acts);
        for (int turn = 0; turn < acts.size(); turn++) {
            Levers.chanceFalls(turn + 1L);
            acts.get(turn).in(pair.so);
            pair.so.timePasses(Act.BETWEEN);
            pair.notSo.timePasses(Act.BETWEEN);
        }
        return pair.lookAround();
    }

    private void let(PrivateFact fact) {
        Levers.chanceFalls(fact.name().hashCode());
        fact.happens(so, true);
        Levers.chanceFalls(fact.name().hashCode());
        fact.happens(notSo, false);
        lookAround();
    }

    World so() {
        return so;
    }

    World notSo() {
        return notSo;
    }

    /** What everybody finds when they look up: rooms, notes, and the operator's page. */
    Pair lookAround() {
        for (Watcher watcher : Watcher.values()) {
            Seat seat = new Seat(watcher, false, false, java.util.Locale.ENGLISH);
            same(watcher, Channel.NOTE, Seen.notes(seat.in(so), 0), Seen.notes(seat.in(notSo), 0));
        }
        same(Watcher.STRANGER, Channel.ROOM, Seen.rooms(so.bot(), Map.of()), Seen.rooms(notSo.bot(), Map.of()));
        same(Watcher.OWNER, Channel.COUNTER, Seen.counters(so.bot()), Seen.counters(notSo.bot()));
        return this;
    }

    private void same(Watcher watcher, Channel channel, String one, String other) {
        if (!one.equals(other)) {
            found(new Difference(fact, watcher, false, channel, LOOKING_AROUND, one, other));
        }
    }

    private void found(Difference difference) {
        for (Meant exception : Meant.values()) {
            if (exception.covers(difference)) {
                meant.merge(exception, 1, Integer::sum);
                return;
            }
        }
        found.add(difference);
    }

    /** Has somebody look, as long as so many steps. */
    Tour toured(Seat seat, Random chance, int most) {
        Tour tour = new Tour(so, notSo, seat, fact, chance, this::found).types().walk(most);
        steps += tour.steps();
        return tour;
    }

    /** A day passes in both worlds, with all that is done once a day. */
    Pair aDayPasses() {
        Levers.chanceFalls(steps);
        so.bot().aDayPasses();
        Levers.chanceFalls(steps);
        notSo.bot().aDayPasses();
        return lookAround();
    }

    /** Only what was found is kept: a thousand worlds do not fit into memory. */
    Pair letGo() {
        so.letGo();
        notSo.letGo();
        return this;
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    Map<Meant, Integer> meant() {
        return Map.copyOf(meant);
    }

    int steps() {
        return steps;
    }
}
