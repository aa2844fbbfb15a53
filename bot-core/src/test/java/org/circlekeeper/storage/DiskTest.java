package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are there whole or not at all, and for their owner alone. */
class DiskTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_replaced_whole_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "old");
        Files.writeString(folder.resolve("keys.new"), "left by a kill");

        Disk.replace(file, new byte[] {1, 2, 3});

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(folder.resolve("keys.new")).doesNotExist();
    }

    @Test
    void what_anybody_may_read_is_written_so() throws IOException {
        Path file = folder.resolve("signed");
        Files.writeString(folder.resolve("usual"), "x");
        Disk.replacePublic(file, new byte[] {1});
        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(rights(file)).isEqualTo(rights(folder.resolve("usual")));
    }

    @Test
    void private_files_and_folders_are_for_their_owner_alone() throws IOException {
        Path deep = folder.resolve("a").resolve("b");
        Disk.createPrivateFolder(deep);
        Disk.createPrivate(deep.resolve("file"));

        assertThat(rights(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(rights(deep)).isEqualTo("rwx------");
        assertThat(rights(deep.resolve("file"))).isEqualTo("rw-------");
        assertThatThrownBy(() -> Disk.createPrivate(deep.resolve("file")))
                .isInstanceOf(FileAlreadyExistsException.class);
        Files.setPosixFilePermissions(deep.resolve("file"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Disk.makePrivate(deep.resolve("file"));
        assertThat(rights(deep.resolve("file"))).isEqualTo("rw-------");
    }

    @Test
    void what_is_not_there_cannot_be_synced() {
        assertThatThrownBy(() -> Disk.sync(folder.resolve("nothing"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Disk.syncFolder(folder.resolve("nothing").resolve("file")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000})
    void exactly_so_many_bytes_are_copied_and_the_rest_is_left(int length) throws IOException {
        byte[] bytes = new byte[length + 5];
        Arrays.fill(bytes, (byte) 7);
        Path file = folder.resolve("part");
        Files.writeString(file, "old and longer than nothing");
        InputStream from = new ByteArrayInputStream(bytes);

        Disk.copyPrivate(from, length, file);

        assertThat(file).hasBinaryContent(Arrays.copyOf(bytes, length));
        assertThat(from.available()).isEqualTo(5);
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    @Test
    void a_stream_that_ends_early_is_no_copy() {
        assertThatThrownBy(() -> Disk.copyPrivate(new ByteArrayInputStream(new byte[9]), 10, folder.resolve("part")))
                .isInstanceOf(EOFException.class);
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
