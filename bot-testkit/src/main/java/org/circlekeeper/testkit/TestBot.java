package org.circlekeeper.testkit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.chat.Role;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;

/** The whole bot on a platform made of lists, with a real database in memory and a clock that tests move. */
public final class TestBot {
    private final InMemoryPlatform platform = new InMemoryPlatform();
    private final MovableClock clock = new MovableClock();
    private final ClosableSource source;
    private final Database database;
    private final OperatorKey key;
    private final Vault vault;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Platforms platforms = new Platforms();
    private final OutgoingStore outgoing;
    private final Postman postman;
    private final Circlekeeper bot;

    private TestBot(ClosableSource source, boolean healthWherePlatformReads) {
        this(source, source.database(), new OperatorKey(new byte[OperatorKey.BYTES]), healthWherePlatformReads);
    }

    private TestBot(ClosableSource source, Database database, OperatorKey key, boolean healthWherePlatformReads) {
        this.source = source;
        this.database = database;
        this.key = key;
        this.vault = new Vault(new KeyStore(database), key);
        this.outgoing = new OutgoingStore(database, vault, clock);
        this.postman = new Postman(outgoing, platforms::find, (id, ending) -> {}, clock);
        platforms.join(platform);
        bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                meters,
                new Operator("", "", "test", true),
                Optional.empty(),
                healthWherePlatformReads));
        platform.start(bot.desk());
        platform.afterEachAnswer(postman::deliverDue);
    }

    /** Nobody has said anything yet. */
    public static TestBot fresh() {
        return new TestBot(new ClosableSource(), false);
    }

    /** The operator allowed health check-ins where the platform's company reads along. */
    public static TestBot allowingHealth() {
        return new TestBot(new ClosableSource(), true);
    }

    /** Nobody has said anything yet; its database is one that the test opened and closes. */
    public static TestBot on(Database database, OperatorKey key) {
        return new TestBot(new ClosableSource(), database, key, false);
    }

    /** A moderator called mo set up a group for adults in the room {@code room}. */
    public static TestBot withGroup() {
        TestBot bot = fresh();
        bot.setUp("room", "adults");
        return bot;
    }

    /**
     * Another bot with the same rows, the same keys and the same time, as after a restart: what was in memory only is
     * not there, and the people begin anew. From here on the two know nothing of each other.
     */
    public TestBot twin() {
        TestBot twin = new TestBot(source.copy(), false);
        twin.clock.set(clock.instant());
        twin.platform.countOnFrom(platform);
        return twin;
    }

    /** Lets mo, a moderator, set up a group in a room. */
    public void setUp(String room, String age) {
        person("mo").as(Role.MODERATOR).in(room).asks("setup", "age", age);
    }

    public Person person(String name) {
        return platform.person(name);
    }

    public InMemoryPlatform platform() {
        return platform;
    }

    public MovableClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    /** Makes every access to the database fail until it is open again. */
    public ClosableSource source() {
        return source;
    }

    /** For stories that decide when messages go out. */
    public Postman postman() {
        return postman;
    }

    public Vault vault() {
        return vault;
    }

    public OperatorKey key() {
        return key;
    }

    public MeterRegistry meters() {
        return meters;
    }

    public Circlekeeper bot() {
        return bot;
    }

    /** How many rows every table has. */
    public Map<String, Long> rows() {
        return TestDatabase.rows(database);
    }

    /** Does what is done once a day. */
    public void aDayPasses() {
        clock.forward(java.time.Duration.ofDays(1));
        bot.jobs().forEach(job -> job.run(clock.instant()));
    }
}
