package org.circlekeeper.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The marker on disk: two slots in different blocks, written in turn and synced, so that a torn writing leaves the one
 * before. Not thread-safe: only who leads a sync, opens or closes the database touches it.
 */
final class MarkerFile implements AutoCloseable {
    static final String NAME = "circlekeeper.marker";
    private static final long SECOND_SLOT = 4096;

    private final Path file;
    private final byte[] key;
    private Optional<Marker> last = Optional.empty();
    private Optional<RandomAccessFile> open = Optional.empty();

    /** @param key wiped on close */
    MarkerFile(Path folder, byte[] key) {
        this.file = folder.resolve(NAME);
        this.key = key;
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The newer of the two slots. */
    Marker read() throws IOException {
        byte[] first = slot(0);
        byte[] second = slot(SECOND_SLOT);
        Marker newest = Stream.of(first, second)
                .flatMap(bytes -> Marker.open(key, bytes).stream())
                .max(Comparator.comparingLong(Marker::serial))
                .orElseThrow(() -> {
                    boolean another = Marker.areOfOneKey(first, second) && !Marker.isOurs(key, first);
                    return new StorageRefused(another ? Reason.KEY_WRONG : Reason.MARKER_DAMAGED, file);
                });
        last = Optional.of(newest);
        return newest;
    }

    /** Writes the slot that is not the last one; on disk when this returns. */
    void write(Marker marker) throws IOException {
        RandomAccessFile disk = disk();
        disk.seek(marker.serial() % 2 == 0 ? 0 : SECOND_SLOT);
        disk.write(marker.sealed(key));
        disk.getFD().sync();
        last = Optional.of(marker);
    }

    /** Writes a batch as acknowledged while the bot runs. */
    void acknowledge(long epoch) throws IOException {
        Marker before = last();
        write(before.then(before.schema(), epoch, Optional.empty()));
    }

    /** Writes what the next start shall find after a clean stop; into both slots, so that neither is older. */
    void rest(long epoch, Marker.Digest counts) throws IOException {
        for (int slot = 0; slot < 2; slot++) {
            write(last().then(last().schema(), epoch, Optional.of(counts)));
        }
    }

    /** Writes the first marker of a database, over whatever a beginning that was cut short left here. */
    void begin(Marker first) throws IOException {
        Files.deleteIfExists(file);
        Disk.createPrivate(file);
        write(first);
        write(first.then(first.schema(), first.epoch(), first.counts()));
        Disk.syncFolder(file);
    }

    Marker last() {
        return last.orElseThrow(() -> new IllegalStateException("the marker was not read"));
    }

    private byte[] slot(long at) throws IOException {
        byte[] bytes = new byte[Marker.SLOT];
        RandomAccessFile disk = disk();
        if (disk.length() >= at + Marker.SLOT) {
            disk.seek(at);
            disk.readFully(bytes);
        }
        return bytes;
    }

    // not a FileChannel: an interrupted thread would close it for everybody
    private RandomAccessFile disk() throws IOException {
        if (open.isEmpty()) {
            open = Optional.of(new RandomAccessFile(file.toFile(), "rw"));
        }
        return open.get();
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(key, (byte) 0);
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
