package org.circlekeeper.proof.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Role;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PostgresForTests;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.OperatorKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same promise where the database is a server whose operator logs every statement with everything that was bound to
 * it: its log and each byte of its data folder, the write-ahead log included, hold nothing. Threshold: nothing found.
 */
@Timeout(300)
final class PostgresCanaryTest {
    private static final String PASSWORD = "Kanarie-am-Hafen-4711";
    private static final String JOURNAL = "graue Kanarie auf dem Dach";
    private static final String WORDS = "leise Kanarie im Keller";
    private static final byte[] KEY = new byte[32];

    static {
        Effort.chance("canary key on a server").nextBytes(KEY);
    }

    @TempDir
    Path home;

    @Test
    void nothing_of_anybody_stands_in_the_servers_log_or_files() throws Exception {
        Optional<PostgresForTests> started = PostgresForTests.own("log_statement=all");
        assumeThat(started).as("a PostgreSQL on this machine").isPresent();
        try (PostgresForTests server = started.get()) {
            HeldKey held = new OperatorKeys(home.resolve("data")).fromFile(keyFile());
            Search search = new Search(canaries(held));
            DatabaseSettings where = DatabaseSettings.on(server.guarded(PASSWORD), home.resolve("data"));
            try (Overheard heard = new Overheard()) {
                try (Database database = Database.open(where, held)) {
                    peopleCome(TestBot.on(database, held.key()));
                }
                search.look("log", heard.logged()).look("printed", heard.printed());
            }
            server.execute("CHECKPOINT");
            search.lookBelow("data folder", home.resolve("data"));
            search.lookBelow("the server's folder", server.home());
            Report.of("canaries")
                    .line(
                            "PostgreSQL with every statement logged: " + search.extent() + "; found",
                            search.found().size(),
                            "0");
            assertThat(new Search(List.of(
                                    Canary.of("table", "INSERT INTO check_in"), Canary.of("bound", "parameters: $1")))
                            .lookBelow("the server's folder", server.home())
                            .found())
                    .as("the log does hold statements and what was bound")
                    .anyMatch(one -> one.startsWith("table"))
                    .anyMatch(one -> one.startsWith("bound"));
            assertThat(search.found()).isEmpty();
        }
    }

    private static void peopleCome(TestBot bot) {
        bot.setUp("room", "adults");
        Person writer = bot.person("canary-writer");
        writer.asks("checkin now", "kind", "weather", "feeling", "write").picks("Yes, keep it");
        writer.answers(writer.form().orElseThrow().fields().get(0).name(), JOURNAL);
        assertThat(writer.sees()).contains("30 days");
        for (Role role : Role.values()) {
            Person person = bot.person("canary-" + role.name()).as(role);
            EveryCommand.by(bot, person, WORDS);
            EveryCommand.by(bot, person.inDirect(), WORDS);
        }
        bot.database().with(handle -> handle.execute("ALTER TABLE consent RENAME TO elsewhere"));
        EveryCommand.by(bot, writer, WORDS);
        bot.database().with(handle -> handle.execute("ALTER TABLE elsewhere RENAME TO consent"));
    }

    private static List<Canary> canaries(HeldKey held) {
        List<Canary> all = new ArrayList<>();
        all.add(Canary.of("id of the writer", "canary-writer"));
        for (Role role : Role.values()) {
            all.add(Canary.of("id of the " + role, "canary-" + role.name()));
        }
        all.add(Canary.of("ids of events", "event-of-memory-"));
        all.add(Canary.of("words of a journal", JOURNAL));
        all.add(Canary.of("words", WORDS));
        all.add(Canary.of("operator key", KEY));
        for (String purpose : List.of("wrap", "tag", "own", "marker")) {
            all.add(Canary.of("key for " + purpose, held.derive(purpose)));
        }
        return all;
    }

    private Path keyFile() throws java.io.IOException {
        Path file = Files.createDirectories(home.resolve("keys")).resolve("operator.key");
        Files.writeString(
                file, "circlekeeper operator key 1\nkey " + Base64.getEncoder().encodeToString(KEY) + "\n");
        return Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }
}
