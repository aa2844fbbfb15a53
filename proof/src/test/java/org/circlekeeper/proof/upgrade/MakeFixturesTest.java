package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.proof.backup.Circle;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.OldDatabase;
import org.circlekeeper.testkit.PostgresForTests;
import org.circlekeeper.vault.HeldKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * No test but a tool: makes the fixtures that are missing, and leaves alone those that are there. To be run when a migration
 * was added, before its version is released, on a machine with PostgreSQL:
 *
 * <pre>mvn -pl proof -am test -Dtest=MakeFixturesTest -Dproof.fixtures=make -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * The bot of this version lives a little. For each version, what it saved is put into tables as they were then, as far as
 * they knew it. So a new version's fixture is what its own program writes.
 */
@EnabledIfSystemProperty(named = "proof.fixtures", matches = "make")
final class MakeFixturesTest {
    /** Tables that no story here fills. */
    private static final List<String> MORE = List.of(
            "INSERT INTO attached_room (room, owner_group, main) SELECT 'room-0000000000000000001', tag, TRUE FROM peer_group",
            "INSERT INTO offer_never (tag, since) VALUES ('never-000000000000000001', TIMESTAMP WITH TIME ZONE '2026-01-05 09:00:00Z')",
            "INSERT INTO offer_mark (offer, owner_group, sender_tag, at) SELECT 'offer-000000000000000001', tag,"
                    + " 'sender-00000000000000001', TIMESTAMP WITH TIME ZONE '2026-01-05 09:00:00Z' FROM peer_group",
            "INSERT INTO daily_job (kind, done_on) VALUES ('a.job', DATE '2026-01-05')",
            "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " VALUES ('night', 'only', TIMESTAMP WITH TIME ZONE '2026-01-06 03:00:00Z', FALSE, 1)");

    @TempDir
    Path root;

    @Test
    void make_what_is_missing() throws Exception {
        List<Fixture> missing = Fixture.versions().stream()
                .map(Fixture::new)
                .filter(fixture -> !fixture.exists())
                .toList();
        Home life = new Home(root.resolve("life"), Optional.empty());
        try (LivingBot bot = LivingBot.open(life)) {
            Circle.live(bot);
            bot.database().with(handle -> {
                MORE.forEach(handle::execute);
                return handle;
            });
        }
        try (PostgresForTests postgres = PostgresForTests.own().orElseThrow()) {
            for (Fixture fixture : missing) {
                make(fixture, life, postgres);
            }
        }
        assertThat(Fixture.all()).hasSameSizeAs(Fixture.versions());
    }

    private void make(Fixture fixture, Home life, PostgresForTests postgres) throws Exception {
        Home file = old(fixture, life, Optional.empty());
        Home server = old(fixture, life, Optional.of(postgres.fresh()));
        Path folder = Files.createDirectories(fixture.folder());
        Files.copy(life.key(), folder.resolve(Fixture.KEY));
        Files.copy(file.data().resolve(Fixture.FILE), folder.resolve(Fixture.FILE));
        Files.copy(file.data().resolve(Fixture.MARKER), folder.resolve(Fixture.MARKER));
        Files.copy(server.data().resolve(Fixture.MARKER), folder.resolve(Fixture.SQL_MARKER));
        Files.writeString(folder.resolve(Fixture.SQL), dump(server.server().orElseThrow()));
        try (LivingBot bot = LivingBot.open(file)) {
            Files.writeString(folder.resolve(Fixture.TOLD), Remembered.by(bot));
        }
    }

    private Home old(Fixture fixture, Home life, Optional<Server> server) throws SQLException, IOException {
        Home home = new Home(root.resolve(fixture + (server.isPresent() ? "-server" : "-file")), server);
        Files.createDirectories(home.key().getParent());
        Files.copy(life.key(), home.key());
        HeldKey key = LivingBot.heldKey(home);
        try (Connection from = OldDatabase.connect(life.settings(), LivingBot.heldKey(life))) {
            OldDatabase.make(home.settings(), key, fixture.schema(), to -> copy(from, to));
        }
        return home;
    }

    /** All rows, as far as there are columns for them. */
    private static void copy(Connection from, Connection to) throws SQLException {
        Map<String, List<String>> columns = Whole.columns(to);
        columns.put("storage_life", List.of("epoch", "id", "identity"));
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            String names = String.join(", ", table.getValue());
            String places = table.getValue().stream().map(any -> "?").collect(Collectors.joining(", "));
            try (Statement read = from.createStatement();
                    ResultSet rows = read.executeQuery("SELECT " + names + " FROM " + table.getKey());
                    PreparedStatement write = to.prepareStatement(
                            "INSERT INTO " + table.getKey() + " (" + names + ") VALUES (" + places + ")")) {
                while (rows.next()) {
                    for (int i = 1; i <= table.getValue().size(); i++) {
                        write.setObject(i, rows.getObject(i));
                    }
                    write.executeUpdate();
                }
            }
        }
    }

    /** As SQL that needs nothing but a connection. */
    private static String dump(Server server) throws IOException, InterruptedException {
        Path binaries;
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            binaries = versions.max(Path::compareTo).orElseThrow().resolve("bin");
        }
        Process dump = new ProcessBuilder(
                        binaries.resolve("pg_dump").toString(),
                        "--inserts",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname=" + server.url().substring("jdbc:".length()),
                        "--username=" + server.user())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(dump.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(dump.waitFor()).isZero();
        return text.lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\") && !line.isBlank())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
