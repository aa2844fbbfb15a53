package org.circlekeeper.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.Vault;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Saved check-ins a second from sixteen people at once, through the whole bot on its real database, with commits that
 * share a sync and with one sync a commit. {@code disk} is the disk this runs on; the others make every sync take at
 * least so long, as slower disks do.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
@Fork(1)
@Threads(16)
public class DurableCheckIns {
    private static final Platform BENCH = new Platform("bench");
    private static final RoomId ROOM = RoomId.standingAlone(BENCH, "room");
    private static final int PEOPLE = 16;

    @Param({"disk", "2ms", "5ms"})
    public String sync;

    @Param({"together", "alone"})
    public String commits;

    private final AtomicLong events = new AtomicLong();
    private final AtomicLong seconds =
            new AtomicLong(Instant.parse("2026-01-05T09:00:00Z").getEpochSecond());
    private final AtomicLong asked = new AtomicLong();
    private final LongAdder syncs = new LongAdder();
    private final LongAdder syncNanos = new LongAdder();
    private final Object turn = new Object();
    private Database database;
    private Circlekeeper bot;

    /** Sets up a group in which sixteen people said yes. */
    @Setup
    public void setUp() throws IOException {
        Path folder = Files.createTempDirectory("circlekeeper-bench");
        Path data = Files.createDirectory(folder.resolve("data"));
        HeldKey key = new OperatorKeys(data).createFile(folder.resolve("operator.key"));
        database = Database.open(DatabaseSettings.in(data), key, durability());
        Vault vault = new Vault(new KeyStore(database), key.key());
        bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                new OutgoingStore(database, vault, this::now),
                new Platforms(),
                this::now,
                new SimpleMeterRegistry(),
                new Operator("", "", "bench", false),
                Optional.empty(),
                false));
        ask(0, Role.MODERATOR, Invocation.of("setup").with("age", "adults"));
        for (int person = 0; person < PEOPLE; person++) {
            Reply question = ask(person, Role.MEMBER, Invocation.of("checkin now"));
            ask(person, Role.MEMBER, firstChoice(question)); // yes, keep it
        }
        syncs.reset();
        syncNanos.reset();
    }

    private static Invocation firstChoice(Reply question) {
        return ((Reply.Answer) question).message().choices().get(0).then();
    }

    private Durability durability() {
        long least = TimeUnit.MILLISECONDS.toNanos(sync.equals("disk") ? 0 : sync.charAt(0) - '0');
        return new Durability() {
            @Override
            public boolean writesAtCommit() {
                return true;
            }

            @Override
            public void reach(Sync real) throws SQLException {
                long begun = System.nanoTime();
                real.run();
                while (System.nanoTime() - begun < least) {
                    LockSupport.parkNanos(least - (System.nanoTime() - begun));
                }
                syncNanos.add(System.nanoTime() - begun);
                syncs.increment();
            }
        };
    }

    private Instant now() {
        return Instant.ofEpochSecond(seconds.get());
    }

    @Benchmark
    public Reply checkIn() {
        int person = (int) (Thread.currentThread().getId() % PEOPLE);
        asked.incrementAndGet();
        seconds.addAndGet(2); // so that nobody asks more often than a person may
        Invocation checkIn =
                Invocation.of("checkin now").with("kind", "capacity").with("feeling", "3");
        if (commits.equals("together")) {
            return ask(person, Role.MEMBER, checkIn);
        }
        synchronized (turn) {
            return ask(person, Role.MEMBER, checkIn);
        }
    }

    private Reply ask(int person, Role role, Invocation invocation) {
        return bot.desk()
                .answer(new Request(
                        "e" + events.incrementAndGet(),
                        new Caller(new UserId(BENCH, "person-" + person), role, Locale.ENGLISH),
                        new Place(ROOM, Optional.empty(), Place.Kind.ROOM, new Readers(false, Readers.Outside.DEVICE)),
                        invocation,
                        Optional.empty()));
    }

    @TearDown
    public void tearDown() {
        long rows = database.with(handle -> handle.createQuery("SELECT count(*) FROM check_in")
                .mapTo(Long.class)
                .one());
        System.out.printf(
                Locale.ROOT,
                "%n# sync %s, commits %s: one sync took %.2f ms, %.1f check-ins a sync%n",
                sync,
                commits,
                syncNanos.doubleValue() / Math.max(1, syncs.sum()) / 1e6,
                rows / (double) Math.max(1, syncs.sum()));
        if (rows < asked.get()) {
            throw new IllegalStateException("saved " + rows + " of " + asked.get());
        }
        database.close();
    }
}
