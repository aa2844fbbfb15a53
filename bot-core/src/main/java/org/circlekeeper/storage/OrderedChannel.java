package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * Puts what H2 writes in an order that a power cut cannot undo, by a sync before two kinds of writing, if there is anything to
 * sync. Thread-safe as the file beneath it is.
 * <ul>
 *   <li>Before old room is written over or cut off. H2 uses room again that its newest state does not need; but what a power
 *       cut leaves may be the last state that was synced, and that one may need it. (H2 2.4 asks only whether what is there
 *       is older than its retention time of 45 seconds, not how long it has been superfluous, and not even that while it
 *       rewrites the file.)
 *   <li>Before a header says where the newest state is. Where the header is there and that state is not, H2 2.4 takes the
 *       last state it finds by another way, which may be much older than the last that was synced.
 * </ul>
 */
final class OrderedChannel extends FileBaseDefault {
    /** Up to here a sealed file is its own beginning and H2's two copies of its header, which are always written over. */
    static final long HEADERS = 3 * 4096;

    private final FileChannel base;

    /** How much of the file the last sync left; a process that was killed may have left something unsynced. */
    private long synced = Long.MAX_VALUE;

    private boolean dirty = true;

    /** Whether anything but headers was written since the last sync. */
    private boolean dirtyBody = true;

    OrderedChannel(FileChannel base) {
        this.base = base;
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
        boolean header = at < HEADERS;
        if (header ? dirtyBody : dirty && at < synced && at < base.size()) {
            force(true);
        }
        dirty = true;
        dirtyBody |= !header;
        return base.write(from, at);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        force(true);
        base.truncate(size);
        synchronized (this) {
            dirty = true;
            dirtyBody = true;
        }
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        long size = base.size();
        boolean body = dirtyBody;
        dirty = false;
        dirtyBody = false;
        try {
            base.force(metaData);
            synced = size;
        } catch (IOException failed) {
            dirty = true;
            dirtyBody = body;
            throw failed;
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // many read at once
    public int read(ByteBuffer into, long at) throws IOException {
        return base.read(into, at);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
