package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeysTest {
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
    void a_new_key_is_for_its_owner_alone_and_reads_back() throws IOException {
        HeldKey made = keys.createFile(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys.fromFile(file).derive("x")).isEqualTo(made.derive("x"));
        assertThat(made.derive("x")).isNotEqualTo(made.derive("y"));
    }

    @Test
    void a_key_remembers_its_database() {
        UUID identity = UUID.fromString("00000000-0000-4000-8000-000000000001");
        HeldKey made = keys.createFile(file);
        assertThat(made.database()).isEmpty();

        made.belongTo(identity);

        assertThat(keys.fromFile(file).database()).isEqualTo(Optional.of(identity));
        assertThat(keys.fromFile(file).derive("x")).isEqualTo(made.derive("x"));
    }

    @Test
    void an_old_key_is_never_written_over() {
        keys.createFile(file);

        assertThatThrownBy(() -> keys.createFile(file)).isInstanceOf(StorageRefused.class);
    }

    @Test
    void a_key_others_can_read_is_refused() throws IOException {
        keys.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(reason(() -> keys.fromFile(file))).isEqualTo(Reason.KEY_EXPOSED);
    }

    @Test
    void a_key_in_the_data_folder_is_refused_however_it_is_named() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("data"));

        assertThat(reason(() -> keys.createFile(root.resolve("data").resolve("key"))))
                .isEqualTo(Reason.KEY_IN_DATA_FOLDER);
        assertThat(reason(() -> keys.createFile(root.resolve("link").resolve("key"))))
                .isEqualTo(Reason.KEY_IN_DATA_FOLDER);
    }

    @Test
    void a_missing_and_a_garbled_key_are_told_apart() throws IOException {
        assertThat(reason(() -> keys.fromFile(file))).isEqualTo(Reason.KEY_MISSING);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (String garbled : new String[] {"", "hello", "circlekeeper operator key 1\nkey dG9vIHNob3J0", "\u0000"}) {
            Files.writeString(file, garbled);
            assertThat(reason(() -> keys.fromFile(file))).isEqualTo(Reason.KEY_MALFORMED);
        }
    }

    @Test
    void a_credential_keeps_its_note_elsewhere() throws IOException {
        Path credential = root.resolve("credential");
        Files.createFile(
                credential, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(credential, new byte[OperatorKey.BYTES]);
        UUID identity = UUID.fromString("00000000-0000-4000-8000-000000000001");

        keys.fromCredential(credential, file).belongTo(identity);

        assertThat(keys.fromCredential(credential, file).database()).contains(identity);
        assertThat(Files.readAllBytes(credential)).hasSize(OperatorKey.BYTES);
    }

    @Test
    void a_credential_may_show_a_right_of_the_group_and_none_of_others() throws IOException {
        Path credential = Files.write(root.resolve("credential"), new byte[OperatorKey.BYTES]);
        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--r-----"));
        assertThat(keys.fromCredential(credential, file).database()).isEmpty();
        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r-----r--"));
        assertThatThrownBy(() -> keys.fromCredential(credential, file)).isInstanceOf(StorageRefused.class);
    }

    @Test
    void a_wrong_passphrase_is_told_apart_from_a_damaged_header() throws IOException {
        HeldKey chosen = keys.fromPassphrase(file, "correct horse".toCharArray());

        assertThat(keys.fromPassphrase(file, "correct horse".toCharArray()).derive("x"))
                .isEqualTo(chosen.derive("x"));
        assertThat(reason(() -> keys.fromPassphrase(file, "wrong horse".toCharArray())))
                .isEqualTo(Reason.PASSPHRASE_WRONG);
        Files.writeString(file, Files.readString(file).replace("131072", "8"));
        assertThat(reason(() -> keys.fromPassphrase(file, "correct horse".toCharArray())))
                .isEqualTo(Reason.KEY_MALFORMED);
    }

    @Test
    void a_forgotten_key_derives_nothing() {
        HeldKey held = keys.createFile(file);
        held.derive("x");

        held.key().forget();

        assertThatThrownBy(() -> held.derive("x")).isInstanceOf(LockedException.class);
        assertThatThrownBy(() -> held.derive("y")).isInstanceOf(LockedException.class);
    }

    private static Reason reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable start) {
        return catchThrowableOfType(StorageRefused.class, start).reason();
    }
}
