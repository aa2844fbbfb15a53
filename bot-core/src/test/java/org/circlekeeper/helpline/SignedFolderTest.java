package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes a number unnoticed. */
class SignedFolderTest {
    @TempDir
    Path root;

    private Path folder;
    private Path key;
    private HelplineFeature.Folder signed;

    /** Signs a folder with a key that is made when it is not there. */
    static HelplineFeature.Folder sign(Path folder, Path key) {
        try {
            return new HelplineFeature.Folder(folder, Optional.of(HelplineFeature.sign(folder, key)));
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void sign() throws IOException {
        folder = Files.createDirectory(root.resolve("helplines"));
        key = root.resolve("keys").resolve("helplines.key");
        Files.createDirectory(key.getParent());
        Files.writeString(folder.resolve("DE.yaml"), "number: 0800 1110111\n");
        Files.writeString(folder.resolve("NZ.yaml"), "number: 1737\n");
        signed = sign(folder, key);
    }

    private Optional<String> read(String name) {
        return signed.signed().read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void what_was_signed_is_read() {
        assertThat(read("NZ.yaml")).contains("number: 1737\n");
        assertThat(signed.signed().problems()).isEmpty();
        assertThat(read("FR.yaml")).isEmpty();
    }

    @Test
    void a_changed_digit_is_not_read_and_the_others_are() throws IOException {
        Files.writeString(folder.resolve("NZ.yaml"), "number: 1738\n");
        assertThat(read("NZ.yaml")).isEmpty();
        assertThat(read("DE.yaml")).isPresent();
        assertThat(signed.signed().problems()).singleElement().asString().contains("NZ.yaml", "not as it was signed");
    }

    @Test
    void a_digit_that_changes_later_is_not_read_either() throws IOException {
        SignedFolder open = signed.signed();
        assertThat(open.read("NZ.yaml")).isPresent();
        Files.writeString(folder.resolve("NZ.yaml"), "number: 1738\n");
        assertThat(open.read("NZ.yaml")).isEmpty();
    }

    @Test
    void a_file_that_is_gone_or_new_is_told() throws IOException {
        Files.delete(folder.resolve("NZ.yaml"));
        Files.writeString(folder.resolve("FR.yaml"), "number: 3114\n");
        assertThat(read("FR.yaml")).isEmpty();
        assertThat(signed.signed().problems())
                .satisfiesExactly(
                        never -> assertThat(never).contains("FR.yaml", "never signed"),
                        gone -> assertThat(gone).contains("NZ.yaml", "gone"));
    }

    @Test
    void another_hand_is_not_trusted() throws IOException {
        sign(folder, root.resolve("keys").resolve("other.key"));
        assertThat(read("NZ.yaml")).isEmpty();
        assertThat(signed.signed().problems()).singleElement().asString().contains("another key");
        assertThat(new HelplineFeature.Folder(folder, Optional.empty()).signed().problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SignedFolder.LIST, SignedFolder.SIGNATURE})
    void without_list_or_signature_nobody_vouches(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertThat(read("NZ.yaml")).isEmpty();
        assertThat(signed.signed().problems()).singleElement().asString().contains(name, "missing");
        Files.writeString(folder.resolve(name), "\u0000");
        assertThat(read("NZ.yaml")).isEmpty();
        assertThat(signed.signed().problems()).hasSize(1);
    }

    @Test
    void a_list_that_was_lengthened_is_no_list() throws IOException {
        Path list = folder.resolve(SignedFolder.LIST);
        String line = Files.readString(list).lines().findFirst().orElseThrow();
        Files.writeString(list, Files.readString(list) + line.replace("DE.yaml", "FR.yaml") + "\n");
        assertThat(read("DE.yaml")).isEmpty();
    }

    @Test
    void what_is_no_country_is_not_signed_and_keeps_nothing_else_from_being_read() throws IOException {
        Files.writeString(folder.resolve("my-notes.yaml"), "x");
        SignedFolder again = sign(folder, key).signed();
        assertThat(again.problems()).singleElement().asString().contains("my-notes.yaml", "was never signed");
        assertThat(again.read("DE.yaml")).isPresent();
    }

    @Test
    void the_same_key_signs_again_and_only_its_owner_reads_it() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.writeString(folder.resolve("NZ.yaml"), "number: 1739\n");
        assertThat(sign(folder, key)).isEqualTo(signed);
        assertThat(read("NZ.yaml")).contains("number: 1739\n");
    }

    @Test
    void what_is_no_key_signs_nothing() throws IOException {
        Path none = Files.writeString(root.resolve("none"), "hello");
        assertThatThrownBy(() -> HelplineFeature.sign(folder, none)).isInstanceOf(GeneralSecurityException.class);
        assertThat(signed.signed().problems()).isEmpty();
    }
}
