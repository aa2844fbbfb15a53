package org.circlekeeper.proof.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.SentFile;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.OperatorKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same promise, kept by the real program in a process of its own on a Discord over real sockets, with everything it
 * logs at TRACE in a file: people of every role ask for every command, those that Discord does not list for them too,
 * press buttons and fill in forms while all goes well and while Discord fails in each way it has; the program is killed once. Then its logs, what it printed, its files, its
 * temporary files, its pages, its command line and environment, and what others saw are searched. Threshold: nothing found.
 */
@Timeout(900)
final class ProgramCanaryTest {
    private static final String PASSPHRASE = "sieben Kanarien singen im Käfig";
    private static final String JOURNAL = "müde Kanarie am Fenster";

    /** So much that an export does not fit into a message and comes as a file. */
    private static final String MUCH = "Heute gab es viel zu erzählen. ".repeat(30);

    private static final String IN_ROOM = "leise Kanarie im Zimmer";
    private static final String ALONE = "leise Kanarie ganz allein";
    private static final String FOR_ALL = "laute Kanarie für alle";
    private static final int PEOPLE_A_ROLE = 2;
    private static final List<String> ROLES = List.of("member", "moderator", "owner", "alone");
    private static final List<CommandSpec> COMMANDS =
            TestBot.fresh().bot().desk().menu().commands();

    @TempDir
    Path home;

    private FakeDiscord discord;
    private Server circle;
    private DiscordPerson bystander;
    private final List<DiscordPerson> people = new ArrayList<>();
    private final List<DiscordWalk> walks = new ArrayList<>();

    @BeforeEach
    void open() {
        discord = FakeDiscord.start(Options.likeDiscord().withPatience(java.time.Duration.ofSeconds(4)));
        circle = discord.server("Circle");
        bystander = somebody("bystander");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private DiscordPerson somebody(String name, String... rights) {
        DiscordPerson person = discord.person(name);
        circle.with(person, rights);
        return person.in(circle);
    }

    @Test
    void nothing_of_anybody_leaves_the_program() throws Exception {
        Program program = Program.configured(home, PASSPHRASE, discord.token(), discord.apiUrl(), "");
        List<BotProcess> lives = new ArrayList<>();
        Search files;
        List<Canary> canaries;
        try (BotProcess first = program.startCurious()) {
            lives.add(first);
            DiscordPerson mo = somebody("canary-mo", "MODERATE_MEMBERS");
            mo.asks("setup", "age", "adults").sees();
            writes(bystander, MUCH);
            writes(canary("canary-writer"), JOURNAL);
            everybody(0, "canary-early-");
            first.kill();
        }
        try (BotProcess second = program.startCurious()) {
            lives.add(second);
            discord.faults().failWith("*", 500, 3);
            discord.faults().failAfterEffect("*", 502, 2);
            everybody(1, "canary-late-");
            discord.faults().clear();
            looksAround();
            assertThat(program.beside("backup", home.resolve("backup").toString()))
                    .isZero();
            HeldKey held = new OperatorKeys(program.folder("d"))
                    .fromPassphrase(program.folder("k").resolve("key"), PASSPHRASE.toCharArray());
            canaries = canaries(held);
            files = new Search(canaries);
            files.look("/health", program.page("health")).look("/metrics", program.page("metrics"));
            process(files, second.pid());
            files.lookBelow("data folder, running", program.folder("d"));
            second.stop();
        }
        for (String folder : List.of("d", "k", "tmp", "log")) {
            files.lookBelow("folder " + folder, program.folder(folder));
        }
        files.look("backup", Files.readAllBytes(home.resolve("backup")));
        lives.forEach(life -> files.look("printed", String.join("\n", life.out()))
                .look("printed as errors", String.join("\n", life.err())));
        assertThat(program.folder("log").resolve("all.log")).isNotEmptyFile();
        everyCommandByEveryRole();
        report(canaries, files, screens(canaries));
    }

    private void report(List<Canary> canaries, Search files, Search screens) {
        Set<String> found = new TreeSet<>(files.found());
        found.addAll(screens.found());
        int steps = walks.stream().mapToInt(DiscordWalk::steps).sum();
        Report.of("canaries")
                .line(
                        "real program on Discord: " + canaries.size() + " canaries, " + COMMANDS.size()
                                + " commands by member, moderator, owner and alone, " + steps + " interactions, "
                                + files.extent() + "; found",
                        found.size(),
                        "0");
        assertThat(found).isEmpty();
        assertThat(canaries).hasSizeGreaterThanOrEqualTo(40);
    }

    /** Whatever Discord does not list for somebody was sent to the bot all the same, and answered. */
    private void everyCommandByEveryRole() {
        List<String> registry =
                COMMANDS.stream().map(command -> command.name().text()).toList();
        for (String role : ROLES) {
            Set<String> asked = all(role, DiscordWalk::asked);
            Set<String> hidden = all(role, DiscordWalk::hidden);
            Set<String> forged = all(role, DiscordWalk::forged);
            Report.of("canaries")
                    .line(
                            "real program on Discord, " + role + ": commands listed and asked + hidden and forged",
                            asked.size() + " + " + forged.size(),
                            registry.size() + " together");
            assertThat(forged).as(role).isEqualTo(hidden);
            assertThat(Stream.concat(asked.stream(), hidden.stream()).toList())
                    .as(role)
                    .containsExactlyInAnyOrderElementsOf(registry);
        }
    }

    private Set<String> all(String role, Function<DiscordWalk, Set<String>> which) {
        Set<String> all = new TreeSet<>();
        walks.stream().filter(walk -> walk.role().equals(role)).forEach(walk -> all.addAll(which.apply(walk)));
        return all;
    }

    private DiscordPerson canary(String name, String... rights) {
        DiscordPerson person = somebody(name, rights);
        people.add(person);
        return person;
    }

    /** Several of each role, so that no limit on one person stands in the way; each with a part of the commands. */
    private void everybody(int round, String name) {
        int each = Effort.of(PEOPLE_A_ROLE, 3 * PEOPLE_A_ROLE);
        for (int number = 0; number < each; number++) {
            List<CommandSpec> part = new ArrayList<>();
            for (int command = number; command < COMMANDS.size(); command += each) {
                part.add(COMMANDS.get(command));
            }
            String suffix = name + number;
            walk(canary(suffix + "-member"), ROLES.get(0), IN_ROOM, part);
            walk(canary(suffix + "-moderator", "MODERATE_MEMBERS"), ROLES.get(1), FOR_ALL, part);
            walk(canary(suffix + "-owner", "ADMINISTRATOR"), ROLES.get(2), FOR_ALL, part);
            walk(canary(suffix + "-alone").inDirect(), ROLES.get(3), ALONE, part);
            if (round > 0) {
                people.get(people.size() - 1).closesMessages();
            }
        }
    }

    private void walk(DiscordPerson person, String role, String words, List<CommandSpec> part) {
        walks.add(new DiscordWalk(discord, person, role, words).go(part, Effort.of(6, 20)));
    }

    private static void writes(DiscordPerson writer, String words) {
        writer.asks("checkin now", "kind", "weather", "feeling", "fog")
                .presses("Yes, keep it")
                .sees();
        writer.asks("checkin now", "kind", "rose-thorn-bud").presses("Write and keep it for myself");
        writer.presses("Yes, keep it").presses("Open the form").fills("Rose: something good", words);
        writer.fills("Thorn: something hard", words).sends().sees();
        writer.asks("checkin share").presses("Share here").sees();
    }

    private void looksAround() {
        for (String command : List.of(
                "help",
                "about",
                "agreement view",
                "agreement history",
                "privacy what",
                "checkin history",
                "privacy export")) {
            bystander.asks(command).sees();
        }
    }

    private List<Canary> canaries(HeldKey held) {
        List<Canary> all = new ArrayList<>();
        people.forEach(person -> {
            all.add(Canary.of("id of " + person.name(), person.id()));
            all.add(Canary.of("name of " + person.name(), person.name()));
        });
        Set<String> interactions = new TreeSet<>();
        Set<String> tokens = new TreeSet<>();
        walks.forEach(walk -> {
            interactions.addAll(walk.interactions());
            tokens.addAll(walk.tokens());
        });
        interactions.forEach(id -> all.add(Canary.of("id of an interaction", id)));
        tokens.forEach(token -> all.add(Canary.of("token of an interaction", token)));
        all.add(Canary.of("words of a journal", JOURNAL));
        all.add(Canary.of("words in a room", IN_ROOM));
        all.add(Canary.of("words to the bot alone", ALONE));
        all.add(Canary.forAll("words for all", FOR_ALL));
        all.add(Canary.forAll("id of the server", circle.id()));
        all.add(Canary.of("token of the bot", discord.token()));
        all.add(Canary.of("passphrase", PASSPHRASE));
        for (String purpose : List.of(
                "wrap",
                "tag",
                "own",
                "key backup",
                "database file",
                "database user",
                "marker",
                "backup",
                "backup script")) {
            all.add(Canary.of("key for " + purpose, held.derive(purpose)));
        }
        return all;
    }

    private static void process(Search search, long pid) throws IOException {
        Path about = Path.of("/proc", Long.toString(pid));
        if (Files.isReadable(about.resolve("environ"))) {
            search.look("command line", Files.readAllBytes(about.resolve("cmdline")));
            search.look("environment", Files.readAllBytes(about.resolve("environ")));
        }
    }

    /** What a bystander was ever shown by Discord, in the raw: ids of messages and who triggered them are Discord's own. */
    private Search screens(List<Canary> canaries) {
        Search search =
                new Search(canaries.stream().filter(one -> !one.forAll()).toList());
        List<SentFile> exports = new ArrayList<>();
        for (ShownMessage shown : bystander.privately()) {
            search.look("somebody else's screen", shown.withLabels());
            exports.addAll(shown.attachments());
        }
        for (SentFile file : exports) {
            search.look("somebody else's export", file.bytes())
                    .look("somebody else's export", file.name() + "\n" + file.description());
        }
        assertThat(exports)
                .as("what they wrote themself is in it, so that the search does see what is there")
                .anyMatch(file -> !new Search(List.of(Canary.of("own words", MUCH.strip())))
                        .in(file.bytes())
                        .isEmpty());
        bystander.inChannel(circle, "general").forEach(shown -> search.look("the room", shown.withLabels()));
        assertThat(search.places()).contains("somebody else's screen", "somebody else's export", "the room");
        return search;
    }
}
