package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 does with a file of sealed blocks when it is damaged, torn or somebody else's. */
class SealedFileTest {
    private static final int ROWS = 1_500;
    private static final int TORN = 60;
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private final TestSecrets secrets = new TestSecrets("a");
    private final Random chance = new Random(2026);
    private H2File source;
    private Path file;

    @BeforeEach
    void source() {
        source = H2File.of(folder, secrets, Durability.FULL);
        file = source.file();
    }

    /** Harmless is what nothing is read from: the rest of the three pages at the beginning, and what no row needs any more. */
    @Test
    void one_bit_turned_over_in_any_block_is_refused_or_harmless() throws Exception {
        byte[] sound = stopped();
        String rows = inspectedRows();
        int refused = 0;
        int flips = 0;
        for (int at = chance.nextInt(PAGE); at < sound.length; at += 1 + chance.nextInt(PAGE)) {
            Files.write(file, flipped(sound, at));
            flips++;
            try (Connection connection = source.inspect()) {
                source.readThrough(connection);
                assertThat(rows(connection)).as("byte " + at).isEqualTo(rows);
            } catch (SQLException | StorageRefused damaged) {
                refused++;
            }
        }
        assertThat(refused).as("refused of " + flips).isGreaterThan(flips * 3 / 4);
    }

    @Test
    void a_block_at_the_place_of_another_is_refused() throws Exception {
        byte[] sound = stopped();
        int sealed = PAGE + BlockSeal.OVERHEAD;
        int blocks = (sound.length - 3 * PAGE) / sealed;
        int from = 3 * PAGE + (blocks / 2) * sealed;
        byte[] swapped = sound.clone();
        System.arraycopy(sound, from, swapped, from + sealed, sealed);
        System.arraycopy(sound, from + sealed, swapped, from, sealed);
        Files.write(file, swapped);

        assertThatThrownBy(this::readThrough).isInstanceOf(SQLException.class);
    }

    @Test
    void whatever_part_of_the_last_writing_a_power_cut_leaves_the_one_before_is_there() throws Exception {
        source.begin((connection, unpooled) -> {});
        int[] seen = torn(source::connect, source::inspect, file);

        assertThat(seen[0]).as("did not open").isZero();
        assertThat(seen[1]).as("wrong rows").isZero();
        assertThat(seen[2]).as("fell back").isPositive();
        assertThat(seen[3]).as("was whole").isPositive();
    }

    @Test
    void without_sealing_the_same_power_cuts_do_harm() throws Exception {
        String address = "jdbc:h2:file:" + folder.resolve("plain") + ";PAGE_SIZE=4096;WRITE_DELAY=0";
        Connector plain = () -> DriverManager.getConnection(address, "x", "");

        int[] seen = torn(plain, plain, folder.resolve("plain.mv.db"));

        assertThat(seen[0] + seen[1]).as("harm").isPositive();
    }

    @Test
    void nobody_reads_what_it_says_not_even_after_compacting() throws Exception {
        stopped();
        try (Connection connection = source.connect()) {
            source.shutdown(connection, true);
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);

        assertThat(bytes).startsWith("circlekeeper sealed 1\n").doesNotContain("note", "format:", "chunk:");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_large_answer_is_not_put_into_a_file_of_its_own() throws Exception {
        stopped();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery(
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'MAX_MEMORY_ROWS'")) {
            assertThat(setting.next()).isTrue();
            assertThat(setting.getInt(1)).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void what_goes_wrong_does_not_tell_the_key() throws Exception {
        byte[] sound = stopped();
        Files.write(file, Arrays.copyOf(sound, 5000));
        String key = HexFormat.of().formatHex(secrets.derive("database file"));

        for (Throwable cause = catchThrowable(source::connect); cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(key);
        }
    }

    @Test
    void a_file_of_the_former_cipher_is_left_to_the_program_that_made_it() throws Exception {
        Files.writeString(file, "H2encrypt\n" + "x".repeat(3 * PAGE));

        assertThatThrownBy(source::inspect)
                .isInstanceOfSatisfying(
                        StorageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_DIFFERENT));
    }

    /** Did not open, wrong rows, fell back, was whole: so often, of what power cuts could leave of one writing. */
    private int[] torn(Connector writing, Connector reading, Path where) throws Exception {
        String one;
        String two;
        byte[] before;
        byte[] after;
        try (Connection connection = writing.connect()) {
            fill(connection, "one");
            run(connection, "CHECKPOINT SYNC");
            one = rows(connection);
            before = Files.readAllBytes(where);
            run(connection, "UPDATE note SET word = word || '-two-' || id");
            two = rows(connection);
            after = Files.readAllBytes(where);
        }
        int[] seen = new int[4];
        for (int cut = 0; cut < TORN; cut++) {
            Files.write(where, mixed(before, after, cut % 2 == 0 ? PAGE : SECTOR));
            try (Connection connection = reading.connect()) {
                new EveryPage(connection).read();
                String rows = rows(connection);
                seen[rows.equals(one) ? 2 : rows.equals(two) ? 3 : 1]++;
            } catch (SQLException | RuntimeException unopened) {
                seen[0]++;
            }
        }
        return seen;
    }

    /** Any part of what was written, in any order: all the rest is as it was at the last sync. */
    private byte[] mixed(byte[] before, byte[] after, int unit) {
        byte[] mixed = Arrays.copyOf(before, after.length);
        int share = chance.nextInt(12);
        for (int at = 0; at < after.length; at += unit) {
            if (chance.nextInt(10) < share) {
                System.arraycopy(after, at, mixed, at, Math.min(unit, after.length - at));
            }
        }
        return mixed;
    }

    private byte[] stopped() throws SQLException, IOException {
        source.begin((connection, unpooled) -> fill(connection, "kept"));
        try (Connection connection = source.connect()) {
            run(connection, "UPDATE note SET word = word || '-again' WHERE id < 40");
            run(connection, "CREATE INDEX note_by_word ON note (word)");
            source.shutdown(connection, true);
        }
        return Files.readAllBytes(file);
    }

    private static void fill(Connection connection, String word) throws SQLException {
        run(connection, "CREATE TABLE note (id BIGINT PRIMARY KEY, word VARCHAR(200) NOT NULL)");
        run(
                connection,
                "INSERT INTO note SELECT x, '" + word + "' || x || REPEAT('.', 60) FROM SYSTEM_RANGE(1, " + ROWS + ")");
    }

    private String inspectedRows() throws SQLException {
        try (Connection connection = source.inspect()) {
            return rows(connection);
        }
    }

    private void readThrough() throws SQLException {
        try (Connection connection = source.inspect()) {
            source.readThrough(connection);
        }
    }

    private static String rows(Connection connection) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, word FROM note ORDER BY id")) {
            while (rows.next()) {
                all.append(rows.getLong(1)).append(rows.getString(2)).append('\n');
            }
        }
        return all.toString();
    }

    private static byte[] flipped(byte[] sound, int at) {
        byte[] flipped = sound.clone();
        flipped[at] ^= 0x10;
        return flipped;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Connector {
        Connection connect() throws SQLException;
    }
}
