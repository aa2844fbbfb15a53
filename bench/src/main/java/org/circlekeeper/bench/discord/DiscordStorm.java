package org.circlekeeper.bench.discord;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.bench.Vitals;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;

/**
 * Sixteen shards on a bad day: fifty reconnects a minute, of every kind, while people go on asking. Nothing may be done
 * twice, those who were heard must be answered, and Discord's limit on logging in must be kept.
 */
public final class DiscordStorm {
    private static final String HEAP = "256m";
    private static final int SHARDS = 16;
    private static final int CYCLES_A_MINUTE = 50;
    private static final int ASKED_A_SECOND = 20;
    private static final int PEOPLE = 400;
    private static final int CIRCLES = 64;
    private static final int SPARE = 32;
    private static final Duration CALM = Duration.ofSeconds(20);

    private final FakeDiscord discord;
    private final Stage stage;
    private final List<Server> spare;

    private DiscordStorm(FakeDiscord discord, Stage stage, List<Server> spare) {
        this.discord = discord;
        this.stage = stage;
        this.spare = spare;
    }

    /**
     * Lets the storm blow.
     *
     * @param arguments minutes, reconnects a minute
     */
    public static void main(String[] arguments) {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int cycles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CYCLES_A_MINUTE;
        Machine.introduce();
        Machine.endAfter(Duration.ofMinutes(minutes + 8L));
        FakeDiscord discord = FakeDiscord.start(Options.likeDiscord()
                .withShards(SHARDS, SHARDS)
                .withHeartbeat(Duration.ofSeconds(5))
                .forBenchmarks());
        List<Server> circles = discord.manyServers(CIRCLES, 3, 3);
        List<Server> spare = discord.manyServers(SPARE, 3, 3);
        try (Scratch scratch = Scratch.make()) {
            Path folder = scratch.folder("real");
            Stage prepared = Stage.of(discord, Program.real(discord, folder, HEAP));
            List<DiscordPerson> visitors = new ArrayList<>();
            circles.forEach(circle -> visitors.add(prepared.member(circle, "visitor of " + circle.name())));
            prepared.awaitAnswers(visitors);
            prepared.setUp(circles);
            List<DiscordPerson> people = prepared.agreed(circles, PEOPLE);
            prepared.program().close();
            long before = Heard.rows(prepared.program());
            try (Stage stage = Stage.of(discord, Program.real(discord, folder, HEAP))) {
                stage.awaitAnswers(visitors);
                new DiscordStorm(discord, stage, spare).blow(Duration.ofMinutes(minutes), cycles, people, before);
            }
        }
        System.exit(0);
    }

    private void blow(Duration length, int cycles, List<DiscordPerson> people, long before) {
        long pid = stage.program().pid();
        int identifiesBefore = discord.gateway().counters().identifies();
        int violationsBefore = discord.violations().size();
        Weather weather = new Weather(discord, SHARDS, spare);
        Traffic traffic = new Traffic(people);
        Thread blowing = new Thread(() -> weather.blow(cycles, length), "weather");
        blowing.start();
        List<Traffic.Asked> all = new ArrayList<>(traffic.send(ASKED_A_SECOND, Duration.ofMinutes(1)));
        int threads = Vitals.threads(pid);
        double heap = Vitals.liveHeapMib(pid);
        Duration half = length.minusMinutes(1).dividedBy(2);
        all.addAll(traffic.send(ASKED_A_SECOND, half));
        double heapHalfway = Vitals.liveHeapMib(pid);
        all.addAll(traffic.run(ASKED_A_SECOND, half));
        join(blowing);
        Machine.pause(CALM);
        int connected = discord.gateway().connected();
        int threadsAfter = Vitals.threads(pid);
        double heapAfter = Vitals.liveHeapMib(pid);
        stage.program().close();
        print(weather, length, identifiesBefore, violationsBefore);
        Heard.of(all).judge(stage.program(), before);
        printAway(all, weather);
        Verdict.none("shards not back after " + CALM.toSeconds() + " s", Math.abs(SHARDS - connected), SHARDS);
        System.out.printf(
                Locale.ROOT,
                "  threads %d after the first minute, %d at the end; heap after GC %.1f, halfway %.1f, at the end %.1f MiB%n",
                threads,
                threadsAfter,
                heap,
                heapHalfway,
                heapAfter);
        Verdict.atMost("more threads", threadsAfter - threads, 2, "threads");
        Verdict.atMost("more heap in the second half", (heapAfter / heapHalfway - 1) * 100, 5, "percent");
        Machine.introduce();
    }

    private void print(Weather weather, Duration length, int identifiesBefore, int violationsBefore) {
        var counters = discord.gateway().counters();
        int identifies = counters.identifies() - identifiesBefore;
        System.out.printf(
                Locale.ROOT,
                "%d reconnects in %d minutes over %d shards: %s%n",
                weather.cycles(),
                length.toMinutes(),
                SHARDS,
                weather.kinds());
        System.out.printf(
                Locale.ROOT,
                "  %d resumes granted, %d refused, %d identifies for %d sessions that Discord ended%n",
                counters.resumes(),
                counters.refusedResumes(),
                identifies,
                weather.endedSessions());
        Verdict.atMost(
                "identifies in any 5 s", mostWithin(counters.identifyTimes(), Duration.ofSeconds(5)), SHARDS, "");
        Verdict.atMost(
                "identifies for each session that ended",
                identifies / (double) Math.max(1, weather.endedSessions()),
                1,
                "");
        double unforced = Math.max(0, identifies - weather.endedSessions());
        Verdict.atMost(
                "identifies a day that nobody forced",
                unforced * Duration.ofDays(1).toSeconds() / length.toSeconds(),
                500,
                "");
        discord.violations().stream()
                .skip(violationsBefore)
                .map(text -> text.replaceAll("[0-9]{5,}|aW50[A-Za-z0-9]+", "…"))
                .distinct()
                .limit(10)
                .forEach(text -> System.out.println("  # " + text));
    }

    /** Shards that heard nobody any more at the end. */
    private static void printAway(List<Traffic.Asked> all, Weather weather) {
        for (int shard = 0; shard < SHARDS; shard++) {
            int heard = -1;
            int asked = -1;
            for (int i = 0; i < all.size(); i++) {
                long server = all.get(i).interaction().json().path("guild_id").asLong();
                if ((server >> 22) % SHARDS == shard) {
                    asked = i;
                    heard = all.get(i).interaction().wasSentAtOnce() ? i : heard;
                }
            }
            if (asked - heard > ASKED_A_SECOND * 10) {
                System.out.printf(
                        "  # shard %d was away from second %d to the end; its last trouble was %s%n",
                        shard, heard / ASKED_A_SECOND, weather.last(shard));
            }
        }
    }

    private static int mostWithin(List<Instant> times, Duration window) {
        int most = 0;
        for (Instant begun : times) {
            most = Math.max(most, (int) times.stream()
                    .filter(time -> !time.isBefore(begun) && time.isBefore(begun.plus(window)))
                    .count());
        }
        return most;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
