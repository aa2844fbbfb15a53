package org.circlekeeper.proof.raid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.canary.Canary;
import org.circlekeeper.proof.canary.Program;
import org.circlekeeper.proof.canary.Search;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise: in a high-risk group, whoever takes the disk, the newest backups and the memory of the running machine after
 * {@code lock}, but not the passphrase, learns of no person they know whether they come here; and helplines still answer.
 *
 * <p>Tried with thirty known people of whom twelve joined and checked in. The attacker looks for every id in every form and
 * under every hash that needs no secret, names the twelve with most traces, and tries what lies in memory as a key.
 * This test, which knows the passphrase, looks besides for every key there was: all that are derived from it, and those of
 * the groups, members and records; only those of the open database stay. Threshold: no key left, no sealed key opened, and
 * a score no better than chance: naming twelve of thirty at random has eight or more
 * right with a chance under 5 %. What cannot be promised, and is counted: whoever was heard last stands in the buffers of the
 * connection until more is read.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class RaidTest {
    private static final int PEOPLE = 30;
    private static final int MEMBERS = 12;
    private static final double LEVEL = 0.05;

    /** Whoever was heard last: the connection reads into two buffers of 8 kB, which nothing but more reading writes over. */
    private static final int LAST_HEARD = 2;

    private static final String PASSPHRASE = "drei leise Türen hinter dem Garten";
    private static final String JOURNAL = "der Garten war heute sehr still";
    private static final Pattern SALT = Pattern.compile("[A-Za-z0-9+/]{22}==");

    /** How often people come and go in a day of the short form; more makes more garbage in memory. */
    private static final int VISITS = 2;

    @TempDir
    Path home;

    private FakeDiscord discord;
    private Server circle;
    private final List<DiscordPerson> people = new ArrayList<>();

    @BeforeEach
    void open() {
        discord = FakeDiscord.start(Options.likeDiscord().withPatience(Duration.ofSeconds(20)));
        circle = discord.server("Circle");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    /** What the attacker has: their list, in an order that says nothing, and who is right. */
    private List<String> shuffled() {
        List<String> ids =
                new ArrayList<>(people.stream().map(DiscordPerson::id).toList());
        Collections.shuffle(ids, Effort.chance("raid list"));
        return ids;
    }

    private List<String> members() {
        return people.subList(0, MEMBERS).stream().map(DiscordPerson::id).toList();
    }

    @Test
    void after_lock_nobody_learns_who_comes_here() throws Exception {
        Program program = Program.configured(home, PASSPHRASE, discord.token(), discord.apiUrl(), "");
        try (BotProcess bot = program.start()) {
            assumeThat(MemoryImage.isPossible(bot.pid()))
                    .as("the right to read memory")
                    .isTrue();
            aDayInTheGroup();
            assertThat(program.beside("backup", home.resolve("backup").toString()))
                    .isZero();
            MemoryImage before = MemoryImage.of(bot.pid(), home.resolve("before"));
            assertThat(program.beside("lock")).isZero();
            helplinesAnswer();
            MemoryImage after = MemoryImage.of(bot.pid(), home.resolve("after"));
            bot.kill();
            TrueKeys keys = TrueKeys.of(program.folder("d"), program.folder("k").resolve("key"), PASSPHRASE);
            TrueKeys.Hunt held = hunt(keys, before, "control");
            TrueKeys.Hunt left = hunt(keys, after, "after lock");
            Found open = attack(true, program, before, keys.wrapped());
            Found locked = attack(false, program, after, keys.wrapped());
            report(before, after, open, locked);
            assertThat(keys.areComplete()).as("every sealed key was opened").isTrue();
            assertThat(held.found())
                    .as("the search for keys works")
                    .contains("operator key", "key for wrap", "key for tag", "key for own");
            assertThat(left.found()).as("keys left in memory").isEmpty();
            assertThat(open.score()).as("the attack works").isEqualTo(MEMBERS);
            assertThat(open.keys()).as("the hunt for keys works").isNotEmpty();
            assertThat(locked.traces()).as("people with traces").hasSizeLessThanOrEqualTo(LAST_HEARD);
            assertThat(locked.words()).as("words").doesNotContain("passphrase", "journal");
            assertThat(locked.words()).as("names").hasSizeLessThanOrEqualTo(LAST_HEARD);
            assertThat(locked.keys()).as("sealed keys opened").isEmpty();
            assertThat(Chance.ofAtLeast(locked.score(), PEOPLE, MEMBERS)).isGreaterThan(LEVEL);
        }
    }

    /** What one attack found; as a control it ends when it has what it wants. */
    private record Found(Map<String, Integer> traces, Set<String> words, List<String> keys, int tried, int score) {}

    private Found attack(boolean control, Program program, MemoryImage memory, Map<String, byte[]> wrapped)
            throws IOException {
        Traces traces = new Traces(shuffled(), keysThatLieAbout(program));
        KeyHunt hunt = new KeyHunt(wrapped, Effort.isLong());
        Search words = new Search(wordsAndNames());
        Set<String> said = new TreeSet<>();
        memory.forEach((where, part) -> {
            if (control && traces.found().size() == MEMBERS && !hunt.opened().isEmpty()) {
                return;
            }
            traces.lookIn(where, part);
            hunt.lookIn(part);
            said.addAll(words.in(part));
        });
        for (Path file : disk(program)) {
            byte[] content = Files.readAllBytes(file);
            traces.lookIn("disk", content);
            said.addAll(words.in(content));
        }
        Report.of("raid").line((control ? "control" : "after lock") + ", places with traces", traces.places(), "-");
        return new Found(traces.found(), said, hunt.opened(), hunt.tried(), traces.score(shuffled(), members()));
    }

    private void report(MemoryImage before, MemoryImage after, Found open, Found locked) throws IOException {
        Report report = Report.of("raid");
        report.line(
                "control, before lock, " + before.megabytes() + " MB: members named, keys opened",
                open.score() + " of " + MEMBERS + ", " + open.keys().size(),
                MEMBERS + " of " + MEMBERS + ", some");
        report.line(
                "after lock, " + after.megabytes() + " MB: members named",
                locked.score() + " of " + MEMBERS,
                "at most 7 (chance " + MEMBERS * MEMBERS / (double) PEOPLE + ")");
        report.line(
                "people of the thirty with any trace",
                locked.traces().size(),
                "0; not promised, at most " + LAST_HEARD);
        report.line("words and names found", locked.words().size(), "0; not promised, at most " + LAST_HEARD);
        report.line(
                "sealed keys opened, of " + locked.tried() + " tried",
                locked.keys().size(),
                "0");
    }

    private List<Canary> wordsAndNames() {
        List<Canary> all = new ArrayList<>();
        people.forEach(person -> all.add(Canary.of("name of " + person.name(), person.name())));
        all.add(Canary.of("journal", JOURNAL));
        all.add(Canary.of("passphrase", PASSPHRASE));
        return all;
    }

    private static List<Path> disk(Program program) throws IOException {
        List<Path> all = new ArrayList<>(List.of(program.folder("backup")));
        for (String folder : List.of("d", "k", "tmp", "log")) {
            try (Stream<Path> files = Files.walk(program.folder(folder))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    /** The salt and the name of the database stand in the file beside the key backup; zeros are what a wiped key leaves. */
    private static List<byte[]> keysThatLieAbout(Program program) throws IOException {
        List<byte[]> keys = new ArrayList<>(List.of(new byte[32]));
        for (String word :
                Files.readString(program.folder("k").resolve("key")).strip().split("\\s+", -1)) {
            keys.add(word.getBytes(StandardCharsets.UTF_8));
            if (SALT.matcher(word).matches()) {
                keys.add(Base64.getDecoder().decode(word));
            }
        }
        return keys;
    }

    private void aDayInTheGroup() {
        DiscordPerson mo = discord.person("moderator of the circle");
        circle.with(mo, "MODERATE_MEMBERS");
        mo.in(circle).asks("setup", "age", "adults").sees();
        mo.asks("setup", "profile", "high-risk").sees();
        for (int number = 0; number < PEOPLE; number++) {
            people.add(discord.person("somebody-" + number + "-of-thirty"));
            circle.with(people.get(number));
        }
        for (DiscordPerson member : people.subList(0, MEMBERS)) {
            member.in(circle).asks("checkin now").sees();
            for (int visit = 0; visit < Effort.of(VISITS, 6 * VISITS); visit++) {
                checksIn(member.inDirect());
            }
            member.asks("checkin history").sees();
        }
    }

    private static void checksIn(DiscordPerson member) {
        member.asks("checkin now", "kind", "weather", "feeling", "fog").sees();
        for (String wanted : List.of("Group 1", "Yes, keep it")) {
            member.last().labels().stream()
                    .filter(label -> label.startsWith(wanted))
                    .findFirst()
                    .ifPresent(label -> member.presses(label).sees());
        }
        assertThat(member.sees()).contains("Noted");
    }

    private void helplinesAnswer() {
        DiscordPerson guest = discord.person("nobody on the list");
        assertThat(guest.inDirect().asks("helpline", "country", "DE").sees()).contains("0800 1110111");
    }

    /** Looks for the keys themselves, as nobody but this test can. */
    private static TrueKeys.Hunt hunt(TrueKeys keys, MemoryImage memory, String when) throws IOException {
        TrueKeys.Hunt hunt = keys.hunt();
        memory.forEach(hunt::lookIn);
        Report report = Report.of("raid");
        boolean locked = when.equals("after lock");
        report.line(
                when + ", of " + keys.count() + " keys in memory",
                hunt.found().size() + " " + hunt.places(),
                locked ? "0" : "some");
        report.line(when + ", keys of the open database in memory", hunt.staying(), locked ? "they stay" : "-");
        return hunt;
    }
}
