package org.circlekeeper.proof.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Role;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.testkit.Explorer;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyBackup;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.SafeCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise: what somebody says, who they are and the keys that protect it are in nobody else's sight. Tried with the whole
 * bot over a real encrypted file: every command of the registry by every role, alone and in a room, through success,
 * refusal and everything that can fail; then logs at every level, what was printed, other people's screens and exports,
 * counters, and the bytes of every file are searched. Threshold: nothing found.
 */
@Timeout(900)
final class MemoryCanaryTest {
    private static final int MEGABYTES = 320;
    private static final byte[] KEY = key();
    private static final String JOURNAL = "vom Regen müde Kanarie";
    private static final String IN_ROOM = "leise Kanarie im Zimmer";
    private static final String ALONE = "leise Kanarie für mich allein";
    private static final String FOR_ALL = "laute Kanarie für alle";
    private static final List<String> PURPOSES = List.of(
            "wrap", "tag", "own", "key backup", "database file", "database user", "marker", "backup", "backup script");

    @TempDir
    Path home;

    private TestBot bot;
    private Person bystander;
    private final List<String> others = new ArrayList<>();
    private int asked;

    private static byte[] key() {
        byte[] key = new byte[32];
        Effort.chance("canary operator key").nextBytes(key);
        return key;
    }

    private static List<Canary> canaries(HeldKey held) {
        List<Canary> all = new ArrayList<>();
        for (String who : List.of("writer", "member", "moderator", "owner", "guest", "leaver")) {
            all.add(Canary.of("id of the " + who, "canary-" + who));
            all.add(Canary.of("direct room of the " + who, "dm-canary-" + who));
        }
        all.add(Canary.of("ids of events", "event-of-memory-"));
        all.add(Canary.of("words of a journal", JOURNAL));
        all.add(Canary.of("words in a room", IN_ROOM));
        all.add(Canary.of("words to the bot alone", ALONE));
        all.add(Canary.forAll("words for all", FOR_ALL));
        all.add(Canary.of("operator key", KEY));
        PURPOSES.forEach(purpose -> all.add(Canary.of("key for " + purpose, held.derive(purpose))));
        return all;
    }

    @Test
    void nothing_of_anybody_turns_up_where_it_does_not_belong() throws Exception {
        try (Folder folder = Folder.of(home.resolve("data"), MEGABYTES)) {
            HeldKey held = new OperatorKeys(folder.path()).fromFile(keyFile());
            List<Canary> canaries = canaries(held);
            Search search = new Search(canaries);
            Search onScreens =
                    new Search(canaries.stream().filter(one -> !one.forAll()).toList());
            Set<String> outcomes;
            try (Overheard heard = new Overheard()) {
                try (Database database = Database.open(DatabaseSettings.in(folder.path()), held)) {
                    bot = TestBot.on(database, held.key());
                    everythingHappens();
                    outcomes = EveryCommand.outcomes(bot);
                    new SafeCopy(held).write(database, home.resolve("backup"));
                    new KeyBackup(new KeyStore(database), held.key(), home.resolve("keys/backup")).rewrite();
                    search.look("rows as the database writes them out", dump(database));
                    search.lookBelow("data folder, running", folder.path());
                }
                Set<String> onceFull = onFullDisk(folder, held);
                outcomes.addAll(onceFull);
                search.look("log", heard.logged());
                search.look("printed", heard.printed());
                assertThat(heard.logged()).contains("command ", " failed, request ");
            }
            search.lookBelow("data folder, closed", folder.path());
            search.look("backup", Files.readAllBytes(home.resolve("backup")));
            search.look("key backup", Files.readAllBytes(home.resolve("keys/backup")));
            search.look("counters", counters());
            onScreens.look("somebody else's screen", bystander.everSaw());
            others.forEach(export -> onScreens.look("somebody else's export", export));
            onScreens.look("the room", String.join("\n", bot.platform().room("room")));
            onScreens.look(
                    "the moderators' room", String.join("\n", bot.platform().room("moderators")));
            report(canaries, search, onScreens, outcomes);
        }
    }

    private void report(List<Canary> canaries, Search search, Search onScreens, Set<String> outcomes) {
        Set<String> found = new java.util.TreeSet<>(search.found());
        found.addAll(onScreens.found());
        Set<String> registry = bot.bot().desk().menu().commands().stream()
                .map(command -> command.name().text())
                .collect(Collectors.toSet());
        Report.of("canaries")
                .line(
                        "in memory, H2: " + canaries.size() + " canaries, " + registry.size() + " commands × 3 roles, "
                                + asked + " requests, " + search.extent() + "; found",
                        found.size(),
                        "0");
        assertThat(found).isEmpty();
        for (String outcome : List.of("answered ", "failed ")) {
            assertThat(registry.stream().filter(name -> outcomes.contains(outcome + name)))
                    .as(outcome)
                    .hasSizeGreaterThan(registry.size() / 2);
        }
        assertThat(onScreens.places()).contains("somebody else's export", "the room");
    }

    private void everythingHappens() {
        bot.setUp("room", "adults");
        bystander = bot.person("bystander");
        livesHere(bystander, "sun").asks("checkin now", "kind", "weather", "feeling", "fog");
        writes(bot.person("canary-writer"));
        leaves(bot.person("canary-leaver"));
        List<Person> people = List.of(
                bot.person("canary-member").as(Role.MEMBER),
                bot.person("canary-moderator").as(Role.MODERATOR),
                bot.person("canary-owner").as(Role.OWNER));
        for (Person person : people) {
            String words = person == people.get(0) ? IN_ROOM : FOR_ALL;
            asked += new Explorer(bot, person, words)
                    .explore(Effort.of(150, 4_000))
                    .steps();
            asked += EveryCommand.by(bot, person, words);
            looksAround();
            asked += new Explorer(bot, person.inDirect(), ALONE)
                    .explore(Effort.of(80, 2_000))
                    .steps();
            asked += EveryCommand.by(bot, person, ALONE);
            looksAround();
            person.in("room");
        }
        failures(people);
        bot.aDayPasses();
        looksAround();
    }

    /** A stranger, a member and a moderator ask for everything while nothing works. */
    private void failures(List<Person> people) {
        Person guest = bot.person("canary-guest");
        Runnable everybody = () -> {
            asked += EveryCommand.by(bot, guest, ALONE);
            people.forEach(person -> asked += EveryCommand.by(bot, person, ALONE));
        };
        without("member", everybody);
        without("vault_key", everybody);
        if (Effort.isLong()) {
            List.of("ledger", "check_in", "consent", "outgoing").forEach(table -> without(table, everybody));
        }
        bot.person("canary-member").asks("settings", "offers", "private");
        bot.platform().closeDirectMessagesOf("canary-member");
        bot.platform().breakConnectionAfterNextDelivery();
        offers();
        Breaking.command(bot, guest, ALONE);
        Breaking.platform(bot);
    }

    /** H2 gives up on a database that it could not write to, so this comes last and has an opening of its own. */
    private Set<String> onFullDisk(Folder folder, HeldKey held) throws IOException {
        TestBot before = bot;
        try (Database database = Database.open(DatabaseSettings.in(folder.path()), held)) {
            TestBot full = TestBot.on(database, held.key());
            Person member = full.person("canary-member").as(Role.OWNER).in("room");
            folder.whileFull(() -> asked += EveryCommand.by(full, member, ALONE));
            return EveryCommand.outcomes(full);
        } catch (NotSavedException givenUp) {
            return EveryCommand.outcomes(before);
        }
    }

    private void without(String table, Runnable meanwhile) {
        bot.database().with(handle -> handle.execute("ALTER TABLE " + table + " RENAME TO elsewhere"));
        meanwhile.run();
        bot.database().with(handle -> handle.execute("ALTER TABLE elsewhere RENAME TO " + table));
    }

    private void offers() {
        Person moderator = bot.person("canary-moderator");
        for (String label : List.of("Send a note", "Put the button")) {
            bot.clock().forward(Duration.ofDays(8));
            moderator.asksAbout(bot.person("canary-member"), "offer");
            if (moderator.sees().contains(label)) {
                moderator.picks(label);
            }
        }
    }

    private static Person livesHere(Person person, String weather) {
        return person.asks("checkin now", "kind", "weather", "feeling", weather).picks("Yes, keep it");
    }

    /** Somebody whose words are kept all along, and whose check-in is in the room. */
    private static void writes(Person writer) {
        livesHere(writer, "write");
        writer.answers(writer.form().orElseThrow().fields().get(0).name(), JOURNAL);
        assertThat(writer.sees()).contains("30 days");
        writer.asks("checkin now", "kind", "weather", "feeling", "fog").picks("Yes, keep it");
        writer.asks("checkin share").picks("Share here");
    }

    private static void leaves(Person leaver) {
        writes(leaver);
        leaver.asks("privacy forget").picks("Forget me");
    }

    /** Somebody else asks for everything that is for all to see, and for all that is about themself. */
    private void looksAround() {
        for (String command :
                List.of("help", "about", "agreement view", "agreement history", "privacy what", "setup")) {
            bystander.asks(command);
            bot.clock().forward(Duration.ofSeconds(5));
        }
        bystander.asks("privacy export");
        others.add(bystander.sees());
        bystander.asks("checkin history");
        others.add(bystander.sees());
    }

    private String counters() {
        return bot.meters().getMeters().stream()
                .map(Meter::getId)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String dump(Database database) {
        return database.with(handle -> String.join(
                "\n", handle.createQuery("SCRIPT").mapTo(String.class).list()));
    }

    private Path keyFile() throws IOException {
        Path file = Files.createDirectories(home.resolve("keys")).resolve("operator.key");
        Files.writeString(
                file,
                "circlekeeper operator key 1\nkey " + Base64.getEncoder().encodeToString(KEY) + "\n",
                StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
