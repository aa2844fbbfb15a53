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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
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
 * bot over a real encrypted file: every command of the registry by every role, alone, in a room and where all listen,
 * through success, refusal and failure, each of which is checked to have come about; then logs at every level, what was printed, other people's screens and exports,
 * counters, and the bytes of every file are searched. Threshold: nothing found.
 */
@Timeout(900)
final class MemoryCanaryTest {
    private static final int MEGABYTES = 320;
    private static final byte[] KEY = key();

    @TempDir
    Path home;

    private TestBot bot;
    private Person bystander;
    private final List<String> others = new ArrayList<>();
    private final Outcomes outcomes = new Outcomes();
    private String code = "";
    private int asked;

    private static byte[] key() {
        byte[] key = new byte[32];
        Effort.chance("canary operator key").nextBytes(key);
        return key;
    }

    @Test
    void nothing_of_anybody_turns_up_where_it_does_not_belong() throws Exception {
        try (Folder folder = Folder.of(home.resolve("data"), MEGABYTES)) {
            HeldKey held = new OperatorKeys(folder.path()).fromFile(keyFile());
            List<Canary> canaries;
            Search search;
            try (Overheard heard = new Overheard()) {
                try (Database database = Database.open(DatabaseSettings.in(folder.path()), held)) {
                    bot = TestBot.on(database, held.key());
                    everythingHappens();
                    canaries = Cast.canaries(held, KEY, code);
                    search = new Search(canaries);
                    new SafeCopy(held).write(database, home.resolve("backup"));
                    new KeyBackup(new KeyStore(database), held.key(), home.resolve("keys/backup")).rewrite();
                    search.look("rows as the database writes them out", dump(database));
                    search.lookBelow("data folder, running", folder.path());
                }
                onFullDisk(folder, held);
                search.look("log", heard.logged());
                search.look("printed", heard.printed());
                assertThat(heard.logged()).contains("command ", " failed, request ");
            }
            search.lookBelow("data folder, closed", folder.path());
            search.look("backup", Files.readAllBytes(home.resolve("backup")));
            search.look("key backup", Files.readAllBytes(home.resolve("keys/backup")));
            search.look("counters", counters());
            Search onScreens =
                    new Search(canaries.stream().filter(one -> !one.forAll()).toList());
            onScreens.look("somebody else's screen", bystander.everSaw());
            others.forEach(export -> onScreens.look("somebody else's export", export));
            onScreens.look("the room", String.join("\n", bot.platform().room("room")));
            onScreens.look(
                    "the moderators' room", String.join("\n", bot.platform().room("moderators")));
            report(canaries, search, onScreens);
        }
    }

    private void report(List<Canary> canaries, Search search, Search onScreens) {
        Set<String> found = new TreeSet<>(search.found());
        found.addAll(onScreens.found());
        List<CommandSpec> registry = bot.bot().desk().menu().commands();
        Report report = Report.of("canaries");
        report.line(
                "in memory, H2: " + canaries.size() + " canaries, " + registry.size() + " commands × 3 roles, " + asked
                        + " requests, " + search.extent() + "; found",
                found.size(),
                "0");
        List<String> amiss = outcomes.amiss(registry);
        report.line(
                "in memory, H2: " + outcomes.size() + " triples of role, command and outcome; amiss",
                amiss.size(),
                "0");
        assertThat(found).isEmpty();
        assertThat(amiss).isEmpty();
        assertThat(canaries).hasSizeGreaterThanOrEqualTo(40);
        assertThat(onScreens.places()).contains("somebody else's export", "the room");
    }

    private void everythingHappens() {
        bot.setUp("room", "adults");
        bystander = bot.person("bystander");
        livesHere(bystander, "sun").asks("checkin now", "kind", "weather", "feeling", "fog");
        writes(bot.person(Cast.WRITER));
        leaves(bot.person(Cast.LEAVER));
        wantsToAttach(bot.person(Cast.name(Role.MODERATOR)).as(Role.MODERATOR));
        for (Role role : Role.values()) {
            Person person = bot.person(Cast.name(role)).as(role).in("room");
            outcomes.of(role, bot, () -> asksForEverything(person, role));
            looksAround();
        }
        failures();
        bot.aDayPasses();
        looksAround();
    }

    private void wantsToAttach(Person moderator) {
        String said = moderator.in("staff").asks("setup", "attach", "please").sees();
        code = said.replaceAll("(?s).*attach:([a-z]{8}).*", "$1");
        assertThat(code).hasSize(8);
    }

    private void asksForEverything(Person person, Role role) {
        asked += new Explorer(bot, person, Cast.inRoom(role))
                .explore(Effort.of(150, 4_000))
                .steps();
        asked += EveryCommand.by(bot, person, Cast.inRoom(role));
        bot.platform().readableBy(new Readers(true, Readers.Outside.DEVICE));
        asked += EveryCommand.by(bot, person, Cast.OVERHEARD);
        bot.platform().readableBy(new Readers(false, Readers.Outside.DEVICE));
        asked += EveryCommand.inAHurry(bot, person);
        looksAround();
        asked += new Explorer(bot, person.inDirect(), Cast.alone(role))
                .explore(Effort.of(80, 2_000))
                .steps();
        asked += EveryCommand.by(bot, person, Cast.alone(role));
        person.in("room");
    }

    /** A stranger and everybody else ask for everything while nothing works. */
    private void failures() {
        Person guest = bot.person(Cast.GUEST);
        Runnable everybody = () -> {
            asked += EveryCommand.by(bot, guest, Cast.inVain(Cast.GUEST));
            for (Role role : Role.values()) {
                String name = Cast.name(role);
                outcomes.of(role, bot, () -> asked += EveryCommand.by(bot, bot.person(name), Cast.inVain(name)));
            }
        };
        List<String> tables = new ArrayList<>(List.of("member", "vault_key", "ledger"));
        if (Effort.isLong()) {
            tables.addAll(List.of("check_in", "consent", "outgoing"));
        }
        tables.forEach(table -> without(table, everybody));
        bot.person(Cast.RECEIVER).asks("settings", "offers", "private");
        bot.platform().closeDirectMessagesOf(Cast.RECEIVER);
        bot.platform().breakConnectionAfterNextDelivery();
        offers();
        Breaking.command(bot, guest, Cast.THROWN);
        Breaking.platform(bot);
    }

    /** H2 gives up on a database that it could not write to, so this comes last and has an opening of its own. */
    private void onFullDisk(Folder folder, HeldKey held) throws IOException {
        try (Database database = Database.open(DatabaseSettings.in(folder.path()), held)) {
            TestBot full = TestBot.on(database, held.key());
            Person owner = full.person(Cast.name(Role.OWNER)).as(Role.OWNER).in("room");
            folder.whileFull(() -> asked += EveryCommand.by(full, owner, Cast.ON_FULL_DISK));
        } catch (NotSavedException givenUp) {
            // that it could not be closed properly is part of the day
        }
    }

    private void without(String table, Runnable meanwhile) {
        bot.database().with(handle -> handle.execute("ALTER TABLE " + table + " RENAME TO elsewhere"));
        meanwhile.run();
        bot.database().with(handle -> handle.execute("ALTER TABLE elsewhere RENAME TO " + table));
    }

    private void offers() {
        Person moderator = bot.person(Cast.name(Role.MODERATOR));
        for (String label : List.of("Send a note", "Put the button")) {
            bot.clock().forward(Duration.ofDays(8));
            moderator.asksAbout(bot.person(Cast.RECEIVER), "offer");
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
        writer.answers(
                writer.form().orElseThrow().fields().get(0).name(),
                Cast.journal(writer.id().value()));
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
