package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file as H2 sees it, whose bytes are on the disk only as {@link SealedBlocks}. Thread-safe as far as H2 needs it: many
 * read, one writes.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // so that many read at once
final class SealedChannel extends FileBaseDefault {
    private static final int BLOCK = SealedBlocks.BLOCK;

    private final String name;
    private final FileChannel base;
    private final SealedBlocks blocks;
    private boolean written;

    /** Touches nothing yet: H2 locks a file before it looks at it. */
    SealedChannel(String name, byte[] secret, FileChannel base) {
        this.name = name;
        this.base = base;
        this.blocks = new SealedBlocks(secret, base);
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
            ByteBuffer plain = blocks.read(first, (int) ((position + length - 1) / BLOCK - first + 1));
            plain.position((int) (position - first * BLOCK));
            to.put(plain.limit(plain.position() + length));
        }
        return length;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        int length = from.remaining();
        if (position % BLOCK != 0 || length % BLOCK != 0) {
            throw new IOException("only whole blocks are written");
        }
        written = true;
        blocks.write(position / BLOCK, from);
        return length;
    }

    @Override
    public long size() throws IOException {
        return blocks.count() * BLOCK;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        if (size < size()) {
            written = true;
            blocks.truncate((size + BLOCK - 1) / BLOCK);
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
