package org.circlekeeper.proof.backup;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.NotebookStore;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyBackup;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.Owner;
import org.circlekeeper.vault.SafeCopy;
import org.circlekeeper.vault.UpgradeBackup;
import org.circlekeeper.vault.Vault;

/** The whole bot on a database that lasts, put together as the program does it, with people to talk to it. */
public final class LivingBot implements AutoCloseable {
    private final String life = UUID.randomUUID().toString();
    private final MovableClock clock = new MovableClock();
    private final HeldKey key;
    private final Database database;
    private final KeyBackup keyBackup;
    private final Vault vault;
    private final OutgoingStore outgoing;
    private final Platforms platforms = new Platforms();
    private final Circlekeeper bot;
    private final NotebookStore notebook;
    private final InMemoryPlatform platform;
    private int voices;

    private LivingBot(Home home, Durability durability) {
        key = heldKey(home);
        database = Database.open(
                home.settings(),
                key,
                durability,
                new UpgradeBackup(key, home.root().resolve("keys")));
        KeyStore keys = new KeyStore(database);
        keyBackup = new KeyBackup(keys, key.key(), home.keyBackup());
        vault = new Vault(keys, key.key(), keyBackup);
        outgoing = new OutgoingStore(database, vault, clock);
        bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                new SimpleMeterRegistry(),
                new Operator("", "", "test", true),
                Optional.empty(),
                false));
        notebook = new NotebookStore(database, vault, clock);
        platform = voice();
        platforms.join(platform);
        keyBackup.rewrite();
    }

    public static LivingBot open(Home home) {
        return open(home, Durability.FULL);
    }

    /** The same with another way to the disk. */
    public static LivingBot open(Home home, Durability durability) {
        return new LivingBot(home, durability);
    }

    /** The operator key of a home; made where there is none. */
    public static HeldKey heldKey(Home home) {
        OperatorKeys keys = new OperatorKeys(home.data());
        try {
            Files.createDirectories(home.root().resolve("keys"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Files.exists(home.key()) ? keys.fromFile(home.key()) : keys.createFile(home.key());
    }

    /** Somebody on the platform that one thread talks through. */
    public Person person(String name) {
        return platform.person(name);
    }

    /** A platform for one more thread: the same rooms and people to the bot, and a memory of its own. */
    public InMemoryPlatform voice() {
        InMemoryPlatform voice = new InMemoryPlatform();
        voice.start(new Heard(bot.desk(), life + "-" + voices++ + "-"));
        return voice;
    }

    /** As the program does it: the keys first. */
    public void backUp(Path file) {
        keyBackup.rewrite();
        new SafeCopy(key).write(database, file);
    }

    public MovableClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    /** The name somebody is stored under in the group of the room {@code room}. */
    public String tag(String name) {
        return stored(name).id();
    }

    private Owner.Person stored(String name) {
        return vault.person(
                        vault.group(new GroupId(InMemoryPlatform.NAME, "room")),
                        platform.person(name).id())
                .orElseThrow();
    }

    /** Has it noted that a moderator did something about what concerns somebody. */
    public void lookedAt(String name) {
        new Members(database, vault, clock).looked(stored(name), "moderator", "hide.gone");
    }

    /** Hands out the messages that are due. */
    public void handOut() {
        new Postman(outgoing, platforms::find, (delivery, ending) -> {}, clock).deliverDue();
    }

    public NotebookStore notebook() {
        return notebook;
    }

    @Override
    public void close() {
        database.close();
    }

    /** Makes events of several voices different ones. */
    private record Heard(Bot bot, String voice) implements Bot {
        @Override
        public Reply answer(Request request) {
            return bot.answer(new Request(
                    voice + request.id(), request.caller(), request.place(), request.invocation(), request.target()));
        }

        @Override
        public List<Suggestion> suggest(Typing typing) {
            return bot.suggest(typing);
        }

        @Override
        public void noticed(Event event) {
            bot.noticed(event);
        }
    }
}
