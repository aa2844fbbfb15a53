package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut may leave what was written and not the header that says where it is. H2 looks for it in two more places and, when it
 * is in neither, opens an older state.
 */
class OldHeaderTest {
    private static final String FILE = "circlekeeper.mv.db";
    private static final String MARKER = "circlekeeper.marker";
    private static final int HEADERS = 3 * 4096;
    private static final int MOMENTS = 24;
    private static final int FLIPS = 40;

    @TempDir
    Path root;

    private final TestSecrets secrets = new TestSecrets("a");
    private Path lost;

    @BeforeEach
    void place() throws IOException {
        lost = Files.createDirectory(root.resolve("lost"));
    }

    @Test
    void what_was_saved_is_found_wherever_it_is() throws Exception {
        Path folder = root.resolve("data");
        int astray = 0;
        try (Database database = Database.open(DatabaseSettings.in(folder), secrets)) {
            database.with(handle -> handle.execute("SET RETENTION_TIME 1"));
            byte[] header = header(folder);
            for (int saved = 1; saved <= MOMENTS; saved++) {
                save(database, saved);
                byte[] newer = header(folder);
                if (!Arrays.equals(header, newer)) {
                    leave(folder, header);
                    if (goesAstray()) {
                        astray++;
                        assertThat(savedIn(lost)).isEqualTo(saved);
                    }
                }
                header = newer;
            }
        }
        assertThat(astray).as("H2 alone went astray").isPositive();
    }

    @Test
    void what_does_not_open_is_never_left_out_on_the_way() throws Exception {
        int saved = leaveAstray();
        byte[] sound = Files.readAllBytes(lost.resolve(FILE));
        Random chance = new Random(2026);
        int refused = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] damaged = sound.clone();
            damaged[HEADERS + chance.nextInt(sound.length - HEADERS)] ^= 1;
            Files.write(lost.resolve(FILE), damaged);
            try {
                assertThat(savedIn(lost)).isEqualTo(saved);
            } catch (StorageRefused noticed) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void looking_alone_finds_it_too_and_changes_nothing() throws Exception {
        leaveAstray();
        byte[] before = Files.readAllBytes(lost.resolve(FILE));

        Database.look(DatabaseSettings.in(lost), secrets);

        assertThat(lost.resolve(FILE)).hasBinaryContent(before);
        try (var names = Files.list(lost)) {
            assertThat(names.map(name -> name.getFileName().toString())).doesNotContain("searched.mv.db");
        }
    }

    /** Answers with how much was saved when H2 alone goes astray. */
    private int leaveAstray() throws IOException {
        Path folder = root.resolve("data");
        try (Database database = Database.open(DatabaseSettings.in(folder), secrets)) {
            database.with(handle -> handle.execute("SET RETENTION_TIME 1"));
            byte[] header = header(folder);
            int saved = 0;
            do {
                save(database, ++saved);
                leave(folder, header);
                header = header(folder);
            } while (!goesAstray());
            return saved;
        }
    }

    private static byte[] header(Path folder) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(FILE))) {
            return in.readNBytes(HEADERS);
        }
    }

    /** The disk as it is now, but for the header. */
    private void leave(Path folder, byte[] header) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve(FILE));
        System.arraycopy(header, 0, file, 0, HEADERS);
        Files.write(lost.resolve(FILE), file);
        Files.write(lost.resolve(MARKER), Files.readAllBytes(folder.resolve(MARKER)));
    }

    private boolean goesAstray() throws IOException {
        try (MarkerFile marker = new MarkerFile(lost, secrets.derive("marker"));
                Connection look = H2File.of(lost, secrets, Durability.FULL).inspect()) {
            return LifeStore.read(look).orElseThrow().epoch() < marker.read().epoch();
        } catch (SQLException nothingFound) {
            return true;
        }
    }

    private static void save(Database database, int number) {
        database.with(handle -> handle.createUpdate(
                        "INSERT INTO ledger (event, at) VALUES (:event, TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')")
                .bind("event", "event " + number)
                .execute());
    }

    private int savedIn(Path folder) {
        try (Database database = Database.open(DatabaseSettings.in(folder), secrets)) {
            return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                    .mapTo(Integer.class)
                    .one());
        }
    }
}
