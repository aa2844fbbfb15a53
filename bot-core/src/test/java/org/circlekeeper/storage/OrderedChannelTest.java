package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("UnsynchronizedOverridesSynchronized")
class OrderedChannelTest {
    private static final long BODY = SealedBlocks.BODY;
    private static final int BLOCK = 4132;

    @TempDir
    Path folder;

    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void what_made_room_superfluous_is_on_disk_before_the_room_is_written_over() throws IOException {
        try (FileChannel file = open()) {
            write(file, BODY);
            write(file, BODY + BLOCK);
            file.force(true);
            assertThat(syncs).hasValue(1);
            write(file, BODY + 2 * BLOCK);
            assertThat(syncs).as("writing at the end costs nothing").hasValue(1);
            write(file, BODY);
            assertThat(syncs).as("writing over").hasValue(2);
        }
    }

    @Test
    void the_first_to_write_over_after_a_sync_waits_for_nothing() throws IOException {
        try (FileChannel file = open()) {
            write(file, BODY);
            file.force(true);
            write(file, BODY);
            assertThat(syncs).hasValue(1);
        }
    }

    @Test
    void headers_are_written_over_without_a_sync() throws IOException {
        try (FileChannel file = open()) {
            write(file, BODY);
            file.force(true);
            write(file, BODY + BLOCK);
            write(file, 4096);
            assertThat(syncs).hasValue(1);
        }
    }

    @Test
    void nothing_is_cut_off_before_what_was_written_is_on_disk() throws IOException {
        try (FileChannel file = open()) {
            write(file, BODY);
            file.truncate(BODY);
            assertThat(syncs).hasValue(1);
        }
    }

    @Test
    void what_a_killed_process_left_is_synced_before_it_is_written_over() throws IOException {
        try (FileChannel file = open()) {
            write(file, BODY);
        }
        try (FileChannel file = open()) {
            write(file, BODY);
            assertThat(syncs).hasValue(1);
        }
    }

    private static void write(FileChannel file, long at) throws IOException {
        file.write(ByteBuffer.allocate(BLOCK), at);
    }

    private FileChannel open() throws IOException {
        FileChannel file = FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new OrderedChannel(new FileBaseDefault() {
            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                return file.read(into, at);
            }

            @Override
            public int write(ByteBuffer from, long at) throws IOException {
                return file.write(from, at);
            }

            @Override
            protected void implTruncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void force(boolean metaData) {
                syncs.incrementAndGet();
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        });
    }
}
