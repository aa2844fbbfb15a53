package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may find in, or do to, the small files that hold a key. */
class KeyFilesTest {
    private static final String FIRST_LINE = "circlekeeper operator key 1\n";
    private static final UUID IDENTITY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @TempDir
    Path root;

    private OperatorKeys keys;
    private Path file;

    @BeforeEach
    void folders() throws IOException {
        keys = new OperatorKeys(Files.createDirectory(root.resolve("data")));
        file = root.resolve("operator.key");
    }

    @Test
    void a_key_file_is_made_in_a_folder_of_its_own_that_nobody_else_may_enter() throws IOException {
        Path folder = root.resolve("keys");
        keys.createFile(folder.resolve("operator.key"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw---x---", "rw----r--", "rw-----w-", "rw------x"})
    void any_right_of_anybody_else_exposes_a_key(String rights) throws IOException {
        keys.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        assertThat(reason(() -> keys.fromFile(file))).isEqualTo(Reason.KEY_EXPOSED);
    }

    @Test
    void a_key_that_leads_into_the_data_folder_is_refused_wherever_its_name_stands() throws IOException {
        HeldKey held = keys.createFile(file);
        Path inside = Files.move(file, root.resolve("data").resolve("hidden"));
        Files.createSymbolicLink(file, inside);

        assertThat(held.database()).isEmpty();
        assertThat(reason(() -> keys.fromFile(file))).isEqualTo(Reason.KEY_IN_DATA_FOLDER);
    }

    @Test
    void a_file_without_a_key_line_or_far_too_long_is_no_key() throws IOException {
        for (String garbled : new String[] {
            FIRST_LINE + "database " + IDENTITY,
            FIRST_LINE + "keyless",
            FIRST_LINE + "key not/base64!",
            "another" + FIRST_LINE + "key " + base64(32),
            FIRST_LINE + "key " + base64(32) + "\ndatabase nonsense",
            FIRST_LINE + "key " + base64(32) + "\nnote " + "x".repeat(4096)
        }) {
            write(garbled);
            assertThat(reason(() -> keys.fromFile(file))).as(garbled).isEqualTo(Reason.KEY_MALFORMED);
        }
    }

    @Test
    void a_key_file_of_exactly_the_longest_size_is_read() throws IOException {
        String begun = FIRST_LINE + "key " + base64(32) + "\nnote ";
        write(begun + "x".repeat(4096 - begun.length()));

        assertThat(keys.fromFile(file).database()).isEmpty();
    }

    @Test
    void to_belong_to_the_same_database_again_writes_nothing() throws IOException {
        keys.createFile(file).belongTo(IDENTITY);
        FileTime once = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, once);

        keys.fromFile(file).belongTo(IDENTITY);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(once);
    }

    @Test
    void a_credential_may_be_text_and_is_missed_when_it_is_not_there() throws IOException {
        Path credential = root.resolve("credential");
        assertThat(reason(() -> keys.fromCredential(credential, file))).isEqualTo(Reason.KEY_MISSING);

        byte[] bytes = new byte[OperatorKey.BYTES];
        Files.writeString(credential, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--------"));
        assertThat(keys.fromCredential(credential, file).derive("x")).isEqualTo(new OperatorKey(bytes).derive("x"));

        Files.delete(credential);
        Files.writeString(credential, base64(16));
        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--------"));
        assertThat(reason(() -> keys.fromCredential(credential, file))).isEqualTo(Reason.KEY_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-----r--", "r------w-", "r-------x"})
    void a_credential_that_strangers_have_any_right_to_is_exposed(String rights) throws IOException {
        Path credential = Files.write(root.resolve("credential"), new byte[OperatorKey.BYTES]);
        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString(rights));

        assertThat(reason(() -> keys.fromCredential(credential, file))).isEqualTo(Reason.KEY_EXPOSED);
    }

    @Test
    void a_passphrase_is_the_same_however_a_keyboard_writes_its_letters_and_is_wiped() {
        char[] composed = "caf\u00e9 at noon".toCharArray();
        HeldKey chosen = keys.fromPassphrase(file, composed);

        assertThat(composed).containsOnly(' ');
        char[] apart = "cafe\u0301 at noon".toCharArray();
        assertThat(keys.fromPassphrase(file, apart).derive("x")).isEqualTo(chosen.derive("x"));
        assertThat(apart).containsOnly(' ');
    }

    @ParameterizedTest
    @CsvSource({
        "131071 3, 16", // less memory than a guesser would need
        "131072 2, 16",
        "131072 3, 15",
        "1048577 3, 16", // more memory than a small machine has
        "many 3, 16"
    })
    void a_header_that_asks_for_too_little_or_too_much_is_refused_unread(String costs, int salt) throws IOException {
        write(FIRST_LINE + "argon2id " + costs + " " + base64(salt) + "\ncheck x");

        assertThat(reason(() -> keys.fromPassphrase(file, "any".toCharArray()))).isEqualTo(Reason.KEY_MALFORMED);
    }

    @Test
    void a_passphrase_that_is_refused_is_wiped_too() throws IOException {
        write(FIRST_LINE + "check x");
        char[] typed = "any".toCharArray();

        assertThat(reason(() -> keys.fromPassphrase(file, typed))).isEqualTo(Reason.KEY_MALFORMED);
        assertThat(typed).containsOnly(' ');
    }

    @Test
    void a_header_with_parts_missing_is_damaged() throws IOException {
        for (String header : new String[] {"check x", "argon2id 131072 3\ncheck x"}) {
            write(FIRST_LINE + header);
            assertThat(reason(() -> keys.fromPassphrase(file, "any".toCharArray())))
                    .isEqualTo(Reason.KEY_MALFORMED);
        }
    }

    @Test
    void what_is_in_a_key_file_is_in_no_text_about_it() {
        assertThat(new KeyRecord.Content(Map.of("key", "c2VjcmV0")).toString())
                .contains("key")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void an_operator_key_has_its_length_and_is_a_copy() {
        assertThatThrownBy(() -> new OperatorKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        byte[] bytes = new byte[OperatorKey.BYTES];
        OperatorKey key = new OperatorKey(bytes);
        byte[] before = key.derive("x");
        bytes[0] = 1;

        assertThat(key.derive("y")).isEqualTo(new OperatorKey(new byte[OperatorKey.BYTES]).derive("y"));
        before[0] ^= 1;
        assertThat(key.derive("x")).isNotEqualTo(before);
        assertThat(key.isForgotten()).isFalse();
        key.forget();
        assertThat(key.isForgotten()).isTrue();
    }

    @Test
    void a_forgotten_key_is_gone_from_memory_and_so_is_all_that_was_derived() throws ReflectiveOperationException {
        byte[] bytes = new byte[OperatorKey.BYTES];
        Arrays.fill(bytes, (byte) 7);
        OperatorKey key = new OperatorKey(bytes);
        key.derive("x");
        byte[] held = (byte[]) inMemory(key, "key");
        Map<?, ?> derived = (Map<?, ?>) inMemory(key, "derived");
        byte[] secret = (byte[]) derived.get("x");

        key.forget();

        assertThat(held).containsOnly(0);
        assertThat(secret).hasSize(OperatorKey.BYTES).containsOnly(0);
        assertThat(derived.isEmpty()).isTrue();
    }

    private static Object inMemory(OperatorKey key, String field) throws ReflectiveOperationException {
        Field inside = OperatorKey.class.getDeclaredField(field);
        inside.setAccessible(true);
        return inside.get(key);
    }

    private void write(String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static Reason reason(ThrowingCallable start) {
        return catchThrowableOfType(StorageRefused.class, start).reason();
    }
}
