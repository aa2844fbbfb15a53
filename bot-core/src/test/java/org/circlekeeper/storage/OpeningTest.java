package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final String FILE = "circlekeeper.mv.db";
    private static final String MARKER = "circlekeeper.marker";

    @TempDir
    Path root;

    private final TestSecrets secrets = new TestSecrets("a");
    private Path folder;

    @BeforeEach
    void live() {
        folder = root.resolve("data");
        liveIn(folder, secrets, "one");
    }

    @TestFactory
    Stream<DynamicTest> a_damaged_start_is_refused() {
        return Stream.of(
                refused("without its database", Reason.DATABASE_MISSING, () -> Files.delete(folder.resolve(FILE))),
                refused("without its marker", Reason.MARKER_MISSING, () -> Files.delete(folder.resolve(MARKER))),
                refused("without either", Reason.DATABASE_MISSING, () -> {
                    Files.delete(folder.resolve(FILE));
                    Files.delete(folder.resolve(MARKER));
                }),
                refused("with an empty file", Reason.DATABASE_DAMAGED, () -> truncate(folder.resolve(FILE), 0)),
                refused(
                        "cut off after its headers",
                        Reason.DATABASE_EMPTIED,
                        () -> truncate(folder.resolve(FILE), 12_288)),
                refused("with an empty marker", Reason.MARKER_DAMAGED, () -> truncate(folder.resolve(MARKER), 0)),
                refused("with a marker altered in both slots", Reason.MARKER_DAMAGED, () -> {
                    flip(folder.resolve(MARKER), 60);
                    flip(folder.resolve(MARKER), 4096 + 60);
                }),
                refused("with an altered beginning", Reason.DATABASE_DAMAGED, () -> {
                    for (int at = 8; at < 16_000; at += 16) {
                        flip(folder.resolve(FILE), at);
                    }
                }),
                refused("with an older file", Reason.DATABASE_OLDER, () -> {
                    Path older = Files.copy(folder.resolve(FILE), root.resolve("older"));
                    liveIn(folder, secrets, "two");
                    Files.move(older, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
                }),
                refused("with another's file of the same key", Reason.DATABASE_FOREIGN, () -> {
                    liveIn(root.resolve("other"), secrets.unused(), "x");
                    Files.move(
                            root.resolve("other").resolve(FILE),
                            folder.resolve(FILE),
                            StandardCopyOption.REPLACE_EXISTING);
                }),
                refused("with another's file of another key", Reason.DATABASE_DAMAGED, () -> {
                    liveIn(root.resolve("stranger"), new TestSecrets("b"), "x");
                    Files.move(
                            root.resolve("stranger").resolve(FILE),
                            folder.resolve(FILE),
                            StandardCopyOption.REPLACE_EXISTING);
                }),
                refused("with another's file and marker", Reason.KEY_OF_ANOTHER_DATABASE, () -> {
                    liveIn(root.resolve("twin"), secrets.unused(), "x");
                    for (String name : new String[] {FILE, MARKER}) {
                        Files.move(
                                root.resolve("twin").resolve(name),
                                folder.resolve(name),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }));
    }

    @Test
    void rows_taken_away_behind_its_back_are_missed() {
        Durability careless = new Durability() {
            @Override
            public boolean writesAtCommit() {
                return true;
            }

            @Override
            public void reach(Sync sync) {}
        };
        H2File file = H2File.of(folder, secrets, careless);
        withoutTrouble(() -> {
            try (var connection = file.connect();
                    var statement = connection.createStatement()) {
                statement.execute("DELETE FROM ledger");
            }
        });

        assertThat(refusal(secrets).reason()).isEqualTo(Reason.ROWS_MISSING);
    }

    @Test
    void another_key_is_told_apart_from_damage() {
        assertThat(refusal(new TestSecrets("b")).reason()).isEqualTo(Reason.KEY_WRONG);
    }

    @Test
    void a_newer_database_is_not_touched() {
        Database newer = Database.open(DatabaseSettings.in(folder), secrets);
        newer.with(handle -> handle.execute("""
                INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                    "checksum", "installed_by", "execution_time", "success")
                VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 1, 'x', 1, TRUE)
                """));
        newer.close();

        assertThat(refusal(secrets).reason()).isEqualTo(Reason.SCHEMA_NEWER);
    }

    @Test
    void a_second_process_is_sent_away() {
        try (Database running = Database.open(DatabaseSettings.in(folder), secrets)) {
            StorageRefused refused = refusal(secrets);

            assertThat(refused.reason()).isEqualTo(Reason.ALREADY_RUNNING);
            assertThat(refused.reason().exitCode()).isEqualTo(75);
            assertThat(running).isNotNull();
        }
    }

    @Test
    void a_first_day_cut_short_is_begun_again() {
        Path fresh = root.resolve("fresh");
        withoutTrouble(() -> {
            Files.createDirectories(fresh);
            Files.write(fresh.resolve("beginning.mv.db"), new byte[] {1, 2, 3});
            Files.copy(folder.resolve(MARKER), fresh.resolve(MARKER));
        });

        liveIn(fresh, secrets.unused(), "again");

        assertThat(events(fresh, secrets.unused())).isEqualTo(1);
    }

    @Test
    void one_torn_slot_of_the_marker_does_no_harm() throws IOException {
        flip(folder.resolve(MARKER), 70);

        assertThat(events(folder, secrets)).isEqualTo(1);
    }

    @Test
    void nobody_else_can_read_the_files() throws IOException {
        try (Database database = Database.open(DatabaseSettings.in(folder), secrets)) {
            database.compact();
        }
        for (String name : new String[] {FILE, MARKER}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_kill_is_no_damage() throws IOException {
        Database running = Database.open(DatabaseSettings.in(folder), secrets);
        save(running, "two");
        Path killed = copied();

        assertThat(events(killed, secrets)).isEqualTo(2);
        running.close();
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_missed_when_it_is_gone() throws IOException {
        Path before = Files.copy(folder.resolve(FILE), root.resolve("before"));
        try (Database running = Database.open(DatabaseSettings.in(folder), secrets)) {
            save(running, "two");
            Path killed = copied();
            Files.move(before, killed.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);

            assertThat(refusalIn(killed, secrets).reason()).isEqualTo(Reason.DATABASE_OLDER);
        }
    }

    private DynamicTest refused(String how, Reason reason, Damage damage) {
        return DynamicTest.dynamicTest(how, () -> {
            Path sound = Files.createDirectories(root.resolve("sound"));
            for (String name : new String[] {FILE, MARKER}) {
                Files.copy(folder.resolve(name), sound.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            damage.happens();
            Map<String, byte[]> found = bytes();
            StorageRefused refused = refusal(secrets);
            assertThat(bytes()).as("what was refused is as it was").containsExactlyInAnyOrderEntriesOf(found);
            for (String name : new String[] {FILE, MARKER}) {
                Files.copy(sound.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(events(folder, secrets)).as("what was put back").isEqualTo(1);
        });
    }

    private Map<String, byte[]> bytes() throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (String name : new String[] {FILE, MARKER}) {
            if (Files.exists(folder.resolve(name))) {
                bytes.put(name, Files.readAllBytes(folder.resolve(name)));
            }
        }
        return bytes;
    }

    private StorageRefused refusal(TestSecrets key) {
        return refusalIn(folder, key);
    }

    private static StorageRefused refusalIn(Path where, TestSecrets key) {
        return catchThrowableOfType(
                StorageRefused.class,
                () -> Database.open(DatabaseSettings.in(where), key).close());
    }

    private static void liveIn(Path where, TestSecrets key, String event) {
        try (Database database = Database.open(DatabaseSettings.in(where), key)) {
            save(database, event);
        }
    }

    private static void save(Database database, String event) {
        database.with(handle -> handle.createUpdate(
                        "INSERT INTO ledger (event, at) VALUES (:event, TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')")
                .bind("event", event)
                .execute());
    }

    private static int events(Path where, TestSecrets key) {
        try (Database database = Database.open(DatabaseSettings.in(where), key)) {
            return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                    .mapTo(Integer.class)
                    .one());
        }
    }

    /** The folder as a kill at this instant would leave it. */
    private Path copied() {
        Path copy = root.resolve("copy");
        withoutTrouble(() -> {
            Files.createDirectories(copy);
            for (String name : new String[] {FILE, MARKER}) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        });
        return copy;
    }

    private static void truncate(Path file, long size) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 0x10);
        }
    }

    private static void withoutTrouble(Damage damage) {
        try {
            damage.happens();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private interface Damage {
        void happens() throws Exception;
    }
}
