package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShardTrouble;

/** Trouble of every kind, each time for another shard; the same order in every run. */
final class Weather {
    private static final int REPLAYED = 50;
    private static final int LOST = 2;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final FakeDiscord discord;
    private final int shards;
    private final List<Server> spare;
    private final Random random = new Random(11);
    private final Map<Kind, Integer> counts = new TreeMap<>();
    private final Map<Integer, String> last = new ConcurrentHashMap<>();
    private int cycles;
    private int ended;

    Weather(FakeDiscord discord, int shards, List<Server> spare) {
        this.discord = discord;
        this.shards = shards;
        this.spare = spare;
    }

    enum Kind {
        RECONNECT,
        INVALID_RESUMABLE,
        INVALID,
        CLOSE_4000,
        CLOSE_4009,
        CLOSE_1001,
        CLOSE_1006,
        NO_HEARTBEATS,
        REPLAY,
        HOLE,
        OTHER_SERVERS,
        OUTAGE_OF_A_SERVER
    }

    void blow(int aMinute, Duration length) {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        Duration pause = Duration.ofMinutes(1).dividedBy(aMinute);
        for (int i = 0; System.nanoTime() < end; i++) {
            Kind kind = KINDS.get(i % KINDS.size());
            // seven and sixteen have no common divisor: every shard has its turn
            int shard = i * 7 % shards;
            last.put(shard, kind + " after " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
            trouble(kind, shard);
            counts.merge(kind, 1, Integer::sum);
            cycles++;
            Machine.pause(pause);
        }
    }

    private void trouble(Kind kind, int shard) {
        ShardTrouble gateway = discord.gateway().shard(shard);
        switch (kind) {
            case RECONNECT -> gateway.asksToReconnect();
            case INVALID_RESUMABLE -> gateway.invalidates(true);
            case INVALID -> {
                ended++;
                gateway.invalidates(false);
            }
            case CLOSE_4000 -> gateway.closesWith(4000);
            case CLOSE_4009 -> {
                ended++;
                gateway.closesWith(4009);
            }
            case CLOSE_1001 -> gateway.closesWith(1001);
            case CLOSE_1006 -> gateway.drops();
            case NO_HEARTBEATS -> gateway.stopsAcknowledging();
            case REPLAY -> gateway.replay(REPLAYED);
            case HOLE -> {
                discord.gateway().loses(LOST);
                Machine.pause(Duration.ofMillis(300));
                gateway.drops();
            }
            case OTHER_SERVERS -> {
                ended++;
                otherServers(gateway, shard);
            }
            default -> outage();
        }
    }

    /** The session is over; the next READY names other servers than the one before. */
    private void otherServers(ShardTrouble gateway, int shard) {
        gateway.closesWith(4009);
        spare.subList(spare.size() / 2, spare.size()).stream()
                .filter(server -> (Long.parseLong(server.id()) >> 22) % shards == shard)
                .forEach(server -> {
                    if (random.nextBoolean()) {
                        server.removesBot();
                    } else {
                        server.takesBotBack();
                    }
                });
    }

    private void outage() {
        Server server = spare.get(random.nextInt(spare.size() / 2));
        server.becomesUnavailable();
        Machine.pause(Duration.ofMillis(200));
        server.isBack();
    }

    /** What a shard was troubled with last, and when. */
    String last(int shard) {
        return last.getOrDefault(shard, "nothing");
    }

    int cycles() {
        return cycles;
    }

    /** Sessions that Discord ended, each of which needs a new identify. */
    int endedSessions() {
        return ended;
    }

    Map<Kind, Integer> kinds() {
        return counts;
    }
}
