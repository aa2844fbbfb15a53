package org.circlekeeper.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import org.circlekeeper.storage.BlockSeal.Place;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of 4096 bytes, as H2 writes them, sealed in a file. One that does not open is never handed on: reading it fails.
 * Blocks that were written together are there together or not at all, so that H2, which after a power cut looks for
 * the last thing it wrote by its first and its last block, never takes one with a hole in it. Only its two copies of
 * its own header, which it checks itself, read as empty when they do not open. Many may read while one writes elsewhere.
 */
final class SealedBlocks {
    static final int BLOCK = 4096;

    private static final byte[] MAGIC = "circlekeeper sealed 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME = 16;
    private static final int SEALED = BLOCK + BlockSeal.OVERHEAD;

    /**
     * H2 writes both copies of its header at once. Each is sealed into 512 bytes, which a disk writes whole or not at all,
     * and lies in a page of its own; so a power cut spares one of them, as it does without sealing.
     */
    private static final int HEADERS = 2;

    private static final int SEALED_HEADER = 512;
    private static final int HEADER = SEALED_HEADER - BlockSeal.OVERHEAD;

    /** Where all others begin: after the file's own page and those of the headers, which are always written over. */
    static final long BODY = (HEADERS + 1L) * BLOCK;

    private static final int AT_ONCE = 64;

    private final byte[] secret;
    private final FileChannel base;

    /** The last blocks of writings that are known to be there whole. */
    private final BitSet whole = new BitSet();

    private volatile @Nullable BlockSeal seal;

    SealedBlocks(byte[] secret, FileChannel base) {
        this.secret = secret;
        this.base = base;
    }

    /** How many there are; a part of one at the end is not there yet. */
    long count() throws IOException {
        long onDisk = base.size();
        if (onDisk > 0) {
            seal();
        }
        return count(onDisk);
    }

    /** How many there are in a file of so many bytes. */
    static long count(long onDisk) {
        if (onDisk >= BODY) {
            return HEADERS + (onDisk - BODY) / SEALED;
        }
        return onDisk < offset(HEADERS - 1) + SEALED_HEADER ? 0 : HEADERS;
    }

    private static long offset(long block) {
        return block < HEADERS ? (block + 1) * BLOCK : BODY + (block - HEADERS) * SEALED;
    }

    /** So many blocks that are there, opened. */
    ByteBuffer read(long first, int count) throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(count * BLOCK);
        long block = first;
        for (; block < Math.min(HEADERS, first + count); block++) {
            readHeader(block, plain);
        }
        int rest = (int) (first + count - block);
        ByteBuffer sealed = fetch(block, rest);
        for (int i = 0; i < rest; i++) {
            Place place = open(block + i, sealed.limit((i + 1) * SEALED), plain);
            if (place.isLast() && !isWhole(place)) {
                readTheOthers(place);
            }
        }
        return plain;
    }

    private void readHeader(long block, ByteBuffer plain) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(SEALED_HEADER);
        fill(sealed, offset(block));
        ByteBuffer text = ByteBuffer.allocate(HEADER);
        if (seal().open(block, sealed, text).isPresent()) {
            plain.slice().put(text.flip());
        }
        plain.position(plain.position() + BLOCK);
    }

    private Place open(long block, ByteBuffer sealed, ByteBuffer plain) throws IOException {
        return seal().open(block, sealed, plain)
                .orElseThrow(() -> new IOException("block " + block + " does not open"));
    }

    private boolean isWhole(Place last) {
        synchronized (whole) {
            return last.count() == 1 || whole.get((int) last.block());
        }
    }

    private void readTheOthers(Place last) throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(BLOCK);
        for (int from = 0; from < last.index(); from += AT_ONCE) {
            int count = Math.min(AT_ONCE, last.index() - from);
            ByteBuffer sealed = fetch(last.at(from).block(), count);
            for (int i = 0; i < count; i++) {
                Place expected = last.at(from + i);
                if (!open(expected.block(), sealed.limit((i + 1) * SEALED), plain.clear())
                        .equals(expected)) {
                    throw new IOException("block " + expected.block() + " is of another writing");
                }
            }
        }
        synchronized (whole) {
            whole.set((int) last.block());
        }
    }

    /** Writes all that a buffer has left, which is blocks; those after the headers belong together from now on. */
    void write(long first, ByteBuffer from) throws IOException {
        long block = first;
        for (; block < HEADERS && from.hasRemaining(); block++) {
            writeHeader(block, from);
        }
        if (from.hasRemaining()) {
            writeTogether(block, from.remaining() / BLOCK, from);
        }
    }

    private void writeTogether(long block, int count, ByteBuffer from) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(count * SEALED);
        Place place = Place.firstOf(block, count);
        for (int i = 0; i < count; i++) {
            seal().seal(place.at(i), from.slice().limit(BLOCK), sealed);
            from.position(from.position() + BLOCK);
        }
        forget(block, block + count);
        put(sealed.flip(), offset(block));
        synchronized (whole) {
            whole.set((int) (block + count - 1));
        }
    }

    private void writeHeader(long block, ByteBuffer from) throws IOException {
        ByteBuffer text = from.slice().limit(BLOCK);
        for (int at = HEADER; at < BLOCK; at++) {
            if (text.get(at) != 0) {
                throw new IOException("a header is longer than " + HEADER + " bytes");
            }
        }
        ByteBuffer sealed = ByteBuffer.allocate(SEALED_HEADER);
        seal().seal(Place.firstOf(block, 1), text.limit(HEADER), sealed);
        put(sealed.flip(), offset(block));
        from.position(from.position() + BLOCK);
    }

    /** Leaves only so many. */
    void truncate(long count) throws IOException {
        seal();
        forget(count, Integer.MAX_VALUE);
        base.truncate(offset(count));
    }

    private void forget(long from, long to) {
        synchronized (whole) {
            whole.clear((int) from, (int) to);
        }
    }

    private BlockSeal seal() throws IOException {
        BlockSeal known = seal;
        return known == null ? begin() : known;
    }

    private synchronized BlockSeal begin() throws IOException {
        BlockSeal known = seal;
        if (known == null) {
            ByteBuffer head = ByteBuffer.allocate(BLOCK);
            if (base.size() == 0) {
                byte[] name = new byte[NAME];
                new SecureRandom().nextBytes(name);
                put(head.put(MAGIC).put(name).rewind(), 0);
            } else {
                fill(head, 0);
            }
            byte[] bytes = head.array();
            if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
                throw new IOException("not a sealed file");
            }
            known = new BlockSeal(secret, Arrays.copyOfRange(bytes, MAGIC.length, MAGIC.length + NAME));
            seal = known;
        }
        return known;
    }

    private ByteBuffer fetch(long block, int count) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(count * SEALED);
        fill(sealed, offset(block));
        return sealed;
    }

    private void fill(ByteBuffer to, long position) throws IOException {
        while (to.hasRemaining()) {
            if (base.read(to, position + to.position()) < 0) {
                throw new EOFException();
            }
        }
        to.rewind();
    }

    private void put(ByteBuffer from, long position) throws IOException {
        while (from.hasRemaining()) {
            base.write(from, position + from.position());
        }
    }
}
