package org.circlekeeper.discord;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.PayloadCheck;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.rules.OpenApiCheck;
import org.circlekeeper.discord.testkit.rules.OpenApiFile;
import org.circlekeeper.discord.testkit.rules.PayloadRules;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.NotebookStore;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.ClosableSource;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;

/** The whole bot on a Discord of our own, over real sockets, with a real database in memory. */
final class OnDiscord implements AutoCloseable {
    /** Long enough for a machine that does much else; what Discord allows is as short as ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final PayloadCheck STRICT = strict();

    final FakeDiscord discord;
    final MovableClock clock = new MovableClock();
    final ClosableSource source = new ClosableSource();
    final Database database = source.database();
    final OperatorKey key = new OperatorKey(new byte[OperatorKey.BYTES]);
    final Vault vault = new Vault(new KeyStore(database), key);
    final List<DiscordEnding> endings = new CopyOnWriteArrayList<>();
    final Circlekeeper bot;
    final Postman postman;
    final Server server;
    private final UnaryOperator<Bot> around;
    private final Platforms platforms = new Platforms();
    private final NotebookStore notebook = new NotebookStore(database, vault, clock);
    private DiscordPlatform platform;

    private OnDiscord(FakeDiscord discord, boolean health, UnaryOperator<Bot> around) {
        this.discord = discord;
        this.around = around;
        OutgoingStore outgoing = new OutgoingStore(database, vault, clock);
        this.bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                new SimpleMeterRegistry(),
                new Operator("", "", "test", true),
                Optional.empty(),
                health));
        this.postman = new Postman(outgoing, platforms::find, (id, ending) -> {}, clock);
        this.server = discord.server("circle");
        this.platform = connect();
    }

    /** A server with the bot in it, where nobody has said anything yet. */
    static OnDiscord fresh() {
        return new OnDiscord(FakeDiscord.start(strictly()), false, bot -> bot);
    }

    /** @param around what stands between Discord and the bot, to hold it up or to count */
    static OnDiscord fresh(Options options, UnaryOperator<Bot> around) {
        Options strict = options.check().equals(PayloadCheck.NONE) ? options.withCheck(STRICT) : options;
        return new OnDiscord(FakeDiscord.start(strict), false, around);
    }

    /** A moderator called mo made a group for adults of the server. */
    static OnDiscord withGroup() {
        return fresh().andGroup();
    }

    OnDiscord andGroup() {
        sawAll(moderator("mo").asks("setup", "age", "adults"), "[Find a helpline]");
        return this;
    }

    /**
     * Discord's own limits, and every body held against its rules and, where it is on this machine, its description. A
     * restart takes no time in a story, so logging in again needs no pause.
     */
    static Options strictly() {
        return Options.likeDiscord()
                .withPatience(PATIENCE)
                .withIdentifies(Duration.ZERO, 1000)
                .withCheck(STRICT);
    }

    private static PayloadCheck strict() {
        Optional<OpenApiCheck> description = OpenApiFile.find().map(OpenApiCheck::reading);
        return (method, path, body, context) -> {
            List<String> problems = new ArrayList<>(PayloadRules.problems(method, path, body, context));
            description.ifPresent(check -> problems.addAll(check.problems(method, path, body, context)));
            return problems;
        };
    }

    private DiscordPlatform connect() {
        DiscordPlatform made = DiscordPlatform.of(
                bot.desk().menu(),
                notebook,
                clock,
                new DiscordSettings(
                        discord.token(),
                        Optional.of(URI.create(discord.apiUrl())),
                        Optional.empty(),
                        DiscordSettings.Shards.AS_RECOMMENDED),
                endings::add);
        made.start(around.apply(bot.desk()));
        platforms.join(made);
        if (!made.awaitReady(Duration.ofSeconds(20))) {
            throw new AssertionError("the bot did not connect: " + discord.violations());
        }
        return made;
    }

    /** The program is stopped and started again. */
    void restarts() {
        platform.close();
        platform = connect();
    }

    DiscordPlatform platform() {
        return platform;
    }

    /** A member who is in the server's first channel. */
    DiscordPerson member(String name) {
        DiscordPerson person = discord.person(name);
        server.with(person);
        return person.in(server);
    }

    DiscordPerson moderator(String name) {
        DiscordPerson person = discord.person(name);
        server.with(person, "MODERATE_MEMBERS");
        return person.in(server);
    }

    DiscordPerson owner(String name) {
        DiscordPerson person = discord.person(name);
        server.ownedBy(person);
        return person.in(server);
    }

    /** Everything the bot ever sent to Discord, as text. */
    List<String> bodies() {
        List<String> all = new ArrayList<>();
        discord.requests().forEach(request -> all.add(request.toString()));
        return all;
    }

    /** A long answer comes in several messages, the last of which has its buttons: waits for what that one shows. */
    static DiscordPerson sawAll(DiscordPerson person, String shown) {
        Awaitility.await().atMost(PATIENCE).until(person::sees, seen -> seen.contains(shown));
        return person;
    }

    /** How many rows every table has. */
    Map<String, Long> rows() {
        return TestDatabase.rows(database);
    }

    @Override
    public void close() {
        platform.close();
        discord.close();
    }
}
