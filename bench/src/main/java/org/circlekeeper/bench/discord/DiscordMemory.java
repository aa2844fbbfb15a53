package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.circlekeeper.bench.Vitals;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Server;

/** What servers cost in memory and at start, beside a program on JDA with light settings that keeps nothing itself. */
public final class DiscordMemory {
    private static final String HEAP = "512m";
    private static final int CHANNELS = 7;
    private static final int ROLES = 6;
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    /** Discord takes one login of a shard in five seconds; another would wait. */
    private static final Duration BETWEEN_LOGINS = Duration.ofSeconds(6);

    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** Servers, and the shards Discord would want for them. */
    private static final Map<Integer, Integer> SIZES = new TreeMap<>(Map.of(FEW, 1, 1_000, 1, 2_500, 1, MANY, 5));

    private DiscordMemory() {}

    private record Figures(double heapMib, double residentMib, double firstSeconds, double readySeconds) {}

    /**
     * Measures each size, both programs in turn.
     *
     * @param arguments how often each is measured; the median counts
     */
    public static void main(String[] arguments) {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Machine.introduce();
        Machine.endAfter(Duration.ofMinutes(20));
        Map<Integer, Figures> bare = new LinkedHashMap<>();
        Map<Integer, Figures> real = new LinkedHashMap<>();
        System.out.println("servers  program        heap after GC   resident   start to first answer (medians)");
        SIZES.forEach((servers, shards) -> {
            List<Figures> bareRuns = new ArrayList<>();
            List<Figures> realRuns = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                bareRuns.add(measure(servers, shards, (d, s) -> Program.bare(d, s.folder("bare"), HEAP, 500)));
                realRuns.add(measure(servers, shards, (d, s) -> Program.real(d, s.folder("real"), HEAP)));
            }
            bare.put(servers, print(servers, "bare JDA", bareRuns));
            real.put(servers, print(servers, "Circlekeeper", realRuns));
        });
        judge(bare, real);
        Machine.introduce();
        System.exit(0);
    }

    private static Figures measure(int count, int shards, BiFunction<FakeDiscord, Scratch, Program> start) {
        FakeDiscord discord = Stage.discord(shards);
        List<Server> servers = discord.manyServers(count, CHANNELS, ROLES);
        try (Scratch scratch = Scratch.make()) {
            double first = firstStart(discord, start.apply(discord, scratch), servers, shards);
            Machine.pause(BETWEEN_LOGINS);
            return laterStart(discord, start.apply(discord, scratch), servers, shards, first);
        }
    }

    /** Makes the database and registers the commands, both of which is there the next time. */
    private static double firstStart(FakeDiscord discord, Program program, List<Server> servers, int shards) {
        try (program) {
            Stage stage = Stage.of(discord, program);
            return stage.awaitAnswers(oneOfEachShard(stage, servers, shards));
        }
    }

    private static Figures laterStart(
            FakeDiscord discord, Program program, List<Server> servers, int shards, double first) {
        try (Stage stage = Stage.of(discord, program)) {
            double ready = stage.awaitAnswers(oneOfEachShard(stage, servers, shards));
            Machine.pause(SETTLING);
            double resident = Vitals.residentMib(stage.program().pid());
            return new Figures(Vitals.liveHeapMib(stage.program().pid()), resident, first, ready);
        }
    }

    private static List<DiscordPerson> oneOfEachShard(Stage stage, List<Server> servers, int shards) {
        List<DiscordPerson> people = new ArrayList<>();
        for (Server server : lastOfEachShard(servers, shards)) {
            people.add(stage.member(server, "somebody in " + server.name()));
        }
        return people;
    }

    private static Iterable<Server> lastOfEachShard(List<Server> servers, int shards) {
        Map<Long, Server> last = new LinkedHashMap<>();
        servers.forEach(server -> last.put((Long.parseLong(server.id()) >> 22) % shards, server));
        return last.values();
    }

    private static Figures print(int servers, String name, List<Figures> runs) {
        Times heap = new Times();
        Times resident = new Times();
        Times first = new Times();
        Times ready = new Times();
        runs.forEach(run -> {
            heap.add(run.heapMib());
            resident.add(run.residentMib());
            first.add(run.firstSeconds());
            ready.add(run.readySeconds());
        });
        Figures medians = new Figures(heap.median(), resident.median(), first.median(), ready.median());
        System.out.printf(
                Locale.ROOT,
                "%7d  %-13s  %9.1f MiB  %5.0f MiB   %5.2f s, the first time %5.2f s%n",
                servers,
                name,
                medians.heapMib(),
                medians.residentMib(),
                medians.readySeconds(),
                medians.firstSeconds());
        return medians;
    }

    private static void judge(Map<Integer, Figures> bare, Map<Integer, Figures> real) {
        double slopeBare = slope(bare);
        double slopeReal = slope(real);
        System.out.printf(
                Locale.ROOT, "heap a further server: bare JDA %.2f KiB, Circlekeeper %.2f KiB%n", slopeBare, slopeReal);
        Verdict.atMost("heap a further server, times bare JDA", slopeReal / slopeBare, 1.05, "times");
        SIZES.keySet().forEach(servers -> {
            Figures reference = at(bare, servers);
            Figures ours = at(real, servers);
            Verdict.atMost(
                    servers + " servers: resident beyond bare JDA",
                    ours.residentMib() - reference.residentMib(),
                    80,
                    "MiB");
            Verdict.atMost(
                    servers + " servers: start to first answer beyond bare JDA",
                    ours.readySeconds() - reference.readySeconds(),
                    2.5,
                    "s");
        });
    }

    private static double slope(Map<Integer, Figures> figures) {
        return (at(figures, MANY).heapMib() - at(figures, FEW).heapMib()) * 1024 / (MANY - FEW);
    }

    private static Figures at(Map<Integer, Figures> figures, int servers) {
        return Objects.requireNonNull(figures.get(servers));
    }
}
