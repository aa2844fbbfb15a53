package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.group.Operator;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Synapse;
import org.circlekeeper.schedule.NotebookStore;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.Vault;

/**
 * The whole bot on a real Synapse, with its database in an encrypted file, and an encrypted room of a group in which mo,
 * who made it, and bea are. All stories share it: what a story needs to itself it makes, a person or a room.
 */
final class WholeBotOnSynapse {
    private static final String PREFIX = "!ck ";

    final Synapse synapse;
    final Path folder;
    final OnSynapse here;
    final Circlekeeper bot;
    final Postman postman;
    final PersonOnSynapse mo;
    final PersonOnSynapse bea;
    final String room;
    private final Path outside;
    private final Database database;
    private final List<PersonOnSynapse> people = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    private static Optional<WholeBotOnSynapse> shared = Optional.empty();

    /** Started when first asked for; ends with the JVM. Skips the test where there is no Synapse or no foreign client. */
    static synchronized WholeBotOnSynapse shared() {
        assumeTrue(Synapse.shared().isPresent() && ForeignClient.isHere(), "no Synapse here");
        WholeBotOnSynapse bot =
                shared.orElseGet(() -> new WholeBotOnSynapse(Synapse.shared().orElseThrow()));
        shared = Optional.of(bot);
        return bot;
    }

    /**
     * After the stories of a class: whatever the bot said to anybody could be read by them and came without a shield, and
     * none of these words is readable where the server or the bot keep things. Whoever was new has gone then.
     */
    static synchronized void nothingIsLeftOf(String... words) {
        shared.ifPresent(bot -> bot.isLeftIn(List.of(words)));
    }

    private void isLeftIn(List<String> words) {
        people.forEach(PersonOnSynapse::trustsAll);
        people.stream().filter(person -> person != mo && person != bea).forEach(person -> person.client.close());
        people.retainAll(List.of(mo, bea));
        assertThat(Kept.in(synapse.folder(), List.of(room))).as("it does look").isNotEmpty();
        assertThat(Kept.in(synapse.folder(), words)).as("at the server").isEmpty();
        assertThat(Kept.in(folder, words)).as("at the bot").isEmpty();
    }

    private WholeBotOnSynapse(Synapse synapse) {
        this.synapse = synapse;
        // Matrix tells when something was said, so only the bot behind the adapter lives in another time
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
        this.outside = temporary("circlekeeper-key");
        this.folder = temporary("circlekeeper-data");
        HeldKey key = new OperatorKeys(folder).createFile(outside.resolve("operator.key"));
        this.database = Database.open(DatabaseSettings.in(folder), key);
        Vault vault = new Vault(new KeyStore(database), key.key());
        OutgoingStore outgoing = new OutgoingStore(database, vault, clock);
        Platforms platforms = new Platforms();
        this.bot = new Circlekeeper(new Circlekeeper.Ground(
                database,
                vault,
                outgoing,
                platforms,
                clock,
                new SimpleMeterRegistry(),
                new Operator("", "", "test", true),
                Optional.empty(),
                false));
        this.postman = new Postman(outgoing, platforms::find, (id, ending) -> {}, clock);
        this.here = new OnSynapse(
                synapse,
                synapse.somebody("keeper"),
                folder,
                bot.desk().menu(),
                new NotebookStore(database, vault, InstantSource.system()),
                InstantSource.system());
        here.platform().start(bot.desk());
        platforms.join(here.platform());
        here.ready();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        this.mo = new PersonOnSynapse(this, "mo");
        this.bea = new PersonOnSynapse(this, "bea");
        people.addAll(List.of(mo, bea));
        this.room = mo.makesRoom("circle", bea);
        mo.asksIn(room, "setup age:adults");
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void close() {
        here.close();
        database.close();
        List.of(folder, outside).forEach(WholeBotOnSynapse::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException stays) {
            System.out.println("left behind: " + folder);
        }
    }

    /** Somebody new, in the group's room. */
    PersonOnSynapse member(String name) {
        return member(name, room);
    }

    PersonOnSynapse member(String name, String where) {
        PersonOnSynapse person = stranger(name);
        mo.client.invite(where, person.client.user());
        person.client.awaitMember(where, person.client.user());
        mo.client.awaitMember(where, person.client.user());
        return person;
    }

    /** Somebody new who shares no room with anybody. */
    PersonOnSynapse stranger(String name) {
        PersonOnSynapse person = new PersonOnSynapse(this, name);
        people.add(person);
        return person;
    }

    /** Whoever was asked by the bot to write to it directly, did, and agreed that check-ins are kept. */
    PersonOnSynapse agreed(String name) {
        PersonOnSynapse person = member(name);
        person.asksIn(room, "checkin now");
        person.says("checkin now").picks("Group 1").picks("Yes, keep it");
        return person;
    }

    static String command(String words) {
        return PREFIX + words;
    }

    void passes(Duration time) {
        ahead = ahead.plus(time);
    }

    /** How many rows every table has. */
    Map<String, Long> rows() {
        return TestDatabase.rows(database);
    }
}
