package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedChannelTest {
    private static final int BLOCK = SealedBlocks.BLOCK;
    private static final int BODY = 3 * BLOCK;
    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    private final Random chance = new Random(7);

    @Test
    void it_is_a_file_like_any_other() throws IOException {
        byte[] model = new byte[0];
        FileChannel channel = open("rw");
        for (int step = 0; step < 400; step++) {
            int blocks = model.length / BLOCK;
            int what = chance.nextInt(10);
            if (what < 4) {
                int at = blocks < 3 ? blocks : 2 + chance.nextInt(blocks - 1);
                byte[] written = bytes(at < 2 ? 2 - at : 1 + chance.nextInt(90), at < 2);
                model = Arrays.copyOf(model, Math.max(model.length, at * BLOCK + written.length));
                System.arraycopy(written, 0, model, at * BLOCK, written.length);
                assertThat(channel.write(ByteBuffer.wrap(written), (long) at * BLOCK))
                        .isEqualTo(written.length);
            } else if (what == 4 && blocks > 2) {
                model = Arrays.copyOf(model, (2 + chance.nextInt(blocks - 1)) * BLOCK);
                channel.truncate(model.length);
            } else if (what == 5 && blocks > 2) {
                // the rest of a writing that was written over in part would rightly not open again
                channel.write(ByteBuffer.wrap(model, 2 * BLOCK, model.length - 2 * BLOCK), 2 * BLOCK);
                channel.close();
                channel = open("rw");
                channel.read(ByteBuffer.allocate(1), model.length - 1);
            }
            assertThat(channel.size()).isEqualTo(model.length);
            assertThat(path().size()).isEqualTo(model.length);
            reads_the_same(channel, model);
        }
        channel.close();
    }

    private void reads_the_same(FileChannel channel, byte[] model) throws IOException {
        int from = chance.nextInt(model.length + 1);
        int length = 1 + chance.nextInt(3 * BLOCK);
        ByteBuffer to = ByteBuffer.allocate(length + 1).position(1);
        int read = channel.read(to, from);
        assertThat(read).isEqualTo(from >= model.length ? -1 : Math.min(length, model.length - from));
        assertThat(Arrays.copyOfRange(to.array(), 1, to.position()))
                .isEqualTo(Arrays.copyOfRange(model, from, from + Math.max(0, read)));
    }

    @Test
    void the_last_of_what_was_written_together_opens_only_with_all_the_others() throws IOException {
        write(2, 5);
        alter(bytes -> bytes[BODY + 2 * (BLOCK + BlockSeal.OVERHEAD) + 100] ^= 1);

        try (FileChannel channel = open("r")) {
            assertThat(channel.read(ByteBuffer.allocate(BLOCK), 3 * BLOCK)).isEqualTo(BLOCK);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10), 6 * BLOCK + 90))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_was_written_over_in_part_does_not_count_as_whole() throws IOException {
        write(2, 5);
        write(3, 1);

        try (FileChannel channel = open("r")) {
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(BLOCK), 6 * BLOCK))
                    .hasMessageContaining("another writing");
        }
    }

    @Test
    void a_header_that_does_not_open_is_empty_and_the_other_is_not() throws IOException {
        write(2, 1);
        alter(bytes -> bytes[BLOCK + 50] ^= 1);

        try (FileChannel channel = open("r")) {
            ByteBuffer both = ByteBuffer.allocate(2 * BLOCK);
            channel.read(both, 0);
            assertThat(Arrays.copyOf(both.array(), BLOCK)).containsOnly(0);
            assertThat(both.array()[BLOCK]).isNotZero();
        }
    }

    @Test
    void a_block_cut_off_at_the_end_is_not_there() throws IOException {
        write(2, 3);
        try (FileChannel raw = FileChannel.open(file(), java.nio.file.StandardOpenOption.WRITE)) {
            raw.truncate(raw.size() - 1);
        }
        try (FileChannel channel = open("r")) {
            assertThat(channel.size()).isEqualTo(4 * BLOCK);
        }
    }

    @Test
    void the_same_words_never_look_the_same() throws IOException {
        byte[] words = bytes(1, false);
        try (FileChannel channel = open("rw")) {
            channel.write(ByteBuffer.wrap(bytes(2, true)), 0);
            channel.write(ByteBuffer.wrap(words), 2 * BLOCK);
            byte[] before = Files.readAllBytes(file());
            channel.write(ByteBuffer.wrap(words), 2 * BLOCK);
            assertThat(Files.readAllBytes(file())).isNotEqualTo(before);
        }
    }

    @Test
    void a_second_one_finds_it_locked() throws IOException {
        try (FileChannel first = open("rw");
                FileChannel second = open("rw")) {
            first.tryLock();
            assertThatThrownBy(second::tryLock).isInstanceOf(OverlappingFileLockException.class);
        }
    }

    @Test
    void a_file_that_is_only_looked_at_is_not_begun() throws IOException {
        Files.createFile(file());
        try (FileChannel channel = open("r")) {
            assertThat(channel.size()).isZero();
            assertThat(channel.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
        }
        assertThat(file()).isEmptyFile();
    }

    private void write(int at, int blocks) throws IOException {
        try (FileChannel channel = open("rw")) {
            if (channel.size() == 0) {
                channel.write(ByteBuffer.wrap(bytes(2, true)), 0);
            }
            channel.write(ByteBuffer.wrap(bytes(blocks, false)), (long) at * BLOCK);
        }
    }

    private byte[] bytes(int blocks, boolean headers) {
        byte[] bytes = new byte[blocks * BLOCK];
        chance.nextBytes(bytes);
        for (int at = 0; headers && at < bytes.length; at++) {
            if (at % BLOCK >= 200) {
                bytes[at] = 0;
            }
        }
        return bytes;
    }

    private void alter(Alteration alteration) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        alteration.of(bytes);
        Files.write(file(), bytes);
    }

    private FileChannel open(String mode) throws IOException {
        return path().open(mode);
    }

    private FilePath path() {
        return FilePath.get(SealedPath.beginning(KEY) + "file:" + file());
    }

    private Path file() {
        return folder.resolve("sealed");
    }

    private interface Alteration {
        void of(byte[] bytes);
    }
}
