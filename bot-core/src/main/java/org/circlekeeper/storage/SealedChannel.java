package org.circlekeeper.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.circlekeeper.storage.BlockSeal.Place;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * What H2 writes in blocks of 4096 bytes, sealed on the disk. A block that does not open is never handed on: reading it
 * fails. Blocks that were written together are there together or not at all, so that H2, which after a power cut looks for
 * the last thing it wrote by its first and its last block, never takes one with a hole in it. Only its two copies of
 * its own header, which it checks itself, read as empty when they do not open. Thread-safe as far as H2 needs it: many
 * read, one writes.
 */
final class SealedChannel extends FileBaseDefault {
    static final int BLOCK = 4096;

    private static final byte[] MAGIC = "circlekeeper sealed 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME = 16;
    private static final int SEALED = BLOCK + BlockSeal.OVERHEAD;

    /**
     * H2 writes both copies of its header at once. Each is sealed into 512 bytes, which a disk writes whole or not at all,
     * and lies in a page of its own; so a power cut spares one of them, as it does without sealing.
     */
    private static final int HEADERS = 2;

    private static final int HEADER = 512 - BlockSeal.OVERHEAD;
    private static final long BODY = (HEADERS + 1L) * BLOCK;
    private static final int AT_ONCE = 64;

    private final String name;
    private final byte[] secret;
    private final FileChannel base;

    /** The last blocks of writings that are known to be there whole. */
    private final BitSet whole = new BitSet();

    private volatile @Nullable BlockSeal seal;
    private boolean written;

    /** Touches nothing yet: H2 locks a file before it looks at it. */
    SealedChannel(String name, byte[] secret, FileChannel base) {
        this.name = name;
        this.secret = secret;
        this.base = base;
    }

    private synchronized BlockSeal ready() throws IOException {
        BlockSeal known = seal;
        if (known == null) {
            ByteBuffer head = ByteBuffer.allocate(BLOCK);
            if (base.size() == 0) {
                byte[] own = new byte[NAME];
                new SecureRandom().nextBytes(own);
                put(head.put(MAGIC).put(own).rewind(), 0);
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

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        long there = size() - position;
        if (there <= 0) {
            return -1;
        }
        int length = (int) Math.min(to.remaining(), there);
        if (length > 0) {
            long first = position / BLOCK;
            ByteBuffer plain = plain(first, (int) ((position + length - 1) / BLOCK - first + 1));
            plain.position((int) (position - first * BLOCK));
            to.put(plain.limit(plain.position() + length));
        }
        return length;
    }

    private ByteBuffer plain(long first, int count) throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(count * BLOCK);
        long block = first;
        for (; block < Math.min(HEADERS, first + count); block++) {
            header(block, plain);
        }
        if (block < first + count) {
            body(block, (int) (first + count - block), plain);
        }
        return plain;
    }

    private void header(long block, ByteBuffer plain) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(HEADER + BlockSeal.OVERHEAD);
        fill(sealed, offset(block));
        ByteBuffer text = ByteBuffer.allocate(HEADER);
        if (ready().open(block, sealed, text).isPresent()) {
            plain.slice().put(text.flip());
        }
        plain.position(plain.position() + BLOCK);
    }

    private void body(long first, int count, ByteBuffer plain) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(count * SEALED);
        fill(sealed, offset(first));
        for (int i = 0; i < count; i++) {
            Place place = open(first + i, sealed.limit((i + 1) * SEALED).position(i * SEALED), plain);
            if (place.isLast() && !isWhole(place)) {
                readTheOthers(place);
            }
        }
    }

    private Place open(long block, ByteBuffer sealed, ByteBuffer plain) throws IOException {
        Optional<Place> place = ready().open(block, sealed, plain);
        return place.orElseThrow(() -> new IOException("block " + block + " does not open"));
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
            ByteBuffer sealed = ByteBuffer.allocate(count * SEALED);
            fill(sealed, offset(last.at(from).block()));
            for (int i = 0; i < count; i++) {
                Place expected = last.at(from + i);
                sealed.limit((i + 1) * SEALED).position(i * SEALED);
                if (!open(expected.block(), sealed, plain.clear()).equals(expected)) {
                    throw new IOException("block " + expected.block() + " is of another writing");
                }
            }
        }
        synchronized (whole) {
            whole.set((int) last.block());
        }
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        int length = from.remaining();
        if (position % BLOCK != 0 || length % BLOCK != 0) {
            throw new IOException("only whole blocks are written");
        }
        written = true;
        long block = position / BLOCK;
        for (; block < HEADERS && from.hasRemaining(); block++) {
            writeHeader(block, from);
        }
        if (from.hasRemaining()) {
            writeBody(block, from.remaining() / BLOCK, from);
        }
        return length;
    }

    private void writeHeader(long block, ByteBuffer from) throws IOException {
        ByteBuffer text = from.slice().limit(HEADER);
        for (int at = HEADER; at < BLOCK; at++) {
            if (from.get(from.position() + at) != 0) {
                throw new IOException("a header is longer than " + HEADER + " bytes");
            }
        }
        ByteBuffer sealed = ByteBuffer.allocate(HEADER + BlockSeal.OVERHEAD);
        ready().seal(Place.firstOf(block, 1), text, sealed);
        put(sealed.flip(), offset(block));
        from.position(from.position() + BLOCK);
    }

    private void writeBody(long first, int count, ByteBuffer from) throws IOException {
        ByteBuffer sealed = ByteBuffer.allocate(count * SEALED);
        Place place = Place.firstOf(first, count);
        int end = from.limit();
        for (int i = 0; i < count; i++) {
            ready().seal(place.at(i), from.limit(from.position() + BLOCK), sealed);
            from.limit(end);
        }
        forget(first, first + count);
        put(sealed.flip(), offset(first));
        synchronized (whole) {
            whole.set((int) (first + count - 1));
        }
    }

    private void forget(long from, long to) {
        synchronized (whole) {
            whole.clear((int) from, (int) to);
        }
    }

    private static long offset(long block) {
        return block < HEADERS ? (block + 1) * BLOCK : BODY + (block - HEADERS) * SEALED;
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

    @Override
    public long size() throws IOException {
        if (base.size() > 0 || written) {
            ready();
        }
        return plainSize(base.size());
    }

    /** How many bytes H2 sees in a file of so many; a part of a block at the end is not there yet. */
    static long plainSize(long onDisk) {
        if (onDisk >= BODY) {
            return HEADERS * (long) BLOCK + (onDisk - BODY) / SEALED * BLOCK;
        }
        return onDisk < offset(HEADERS - 1) + HEADER + BlockSeal.OVERHEAD ? 0 : HEADERS * (long) BLOCK;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        if (size < size()) {
            long blocks = (size + BLOCK - 1) / BLOCK;
            forget(blocks, Integer.MAX_VALUE);
            base.truncate(offset(blocks));
            written = true;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
    }

    // H2 renames what it compacted as soon as it is closed: by then it has to be on the disk
    @Override
    protected void implCloseChannel() throws IOException {
        try {
            if (written) {
                base.force(true);
            }
        } finally {
            base.close();
        }
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    public String toString() {
        return name;
    }
}
