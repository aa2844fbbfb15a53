package org.circlekeeper.proof.lived;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyBackup;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.Vault;

/** The real bot over a real database in a folder, with its key beside it. People and the time are outside and outlive it. */
public final class House implements AutoCloseable {
    public static final String DATABASE = "circlekeeper.mv.db";
    public static final String MARKER = "circlekeeper.marker";

    private final Database database;
    private final Circlekeeper bot;

    private House(Database database, Circlekeeper bot) {
        this.database = database;
        this.bot = bot;
    }

    /** The folder of the data in the place of a house. */
    public static Path data(Path place) {
        return place.resolve("data");
    }

    /** The key of a house. */
    public static Path key(Path place) {
        return place.resolve("data.keys").resolve("operator.key");
    }

    /** Opens a house, or begins it where there is no key. The platform talks to this bot from now on. */
    public static House open(Path place, InMemoryPlatform platform, MovableClock clock, Durability durability) {
        HeldKey key = held(place);
        Database database = Database.open(DatabaseSettings.in(data(place)), key, durability);
        KeyStore keys = new KeyStore(database);
        KeyBackup backup = new KeyBackup(keys, key.key(), key(place).resolveSibling("operator.key.backup"));
        Vault vault = new Vault(keys, key.key(), backup);
        OutgoingStore outgoing = new OutgoingStore(database, vault, clock);
        Platforms platforms = new Platforms();
        platforms.join(platform);
        Postman postman = new Postman(outgoing, platforms::find, (id, ending) -> {}, clock);
        Circlekeeper bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                new SimpleMeterRegistry(),
                new Operator("", "", "test", true),
                Optional.empty(),
                false));
        platform.start(bot.desk());
        platform.afterEachAnswer(() -> handOut(postman));
        return new House(database, bot);
    }

    /** As the program does: a broken disk must not take the answer with it. */
    private static void handOut(Postman postman) {
        try {
            postman.deliverDue();
        } catch (RuntimeException later) {
            // what waits is tried again
        }
    }

    /** The key of a house; made where there is neither key nor data. */
    public static HeldKey held(Path place) {
        OperatorKeys keys = new OperatorKeys(data(place));
        return Files.exists(key(place)) ? keys.fromFile(key(place)) : keys.createFile(key(place));
    }

    public Database database() {
        return database;
    }

    public Circlekeeper bot() {
        return bot;
    }

    @Override
    public void close() {
        database.close();
    }
}
