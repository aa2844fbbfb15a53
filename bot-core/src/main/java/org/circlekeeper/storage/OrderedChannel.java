package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * Lets nothing be written over while what made it superfluous may still be lost. H2 uses room again that its newest state
 * does not need; but what a power cut leaves may be the last state that was synced, and that one may need it. (H2 2.4 asks
 * only whether what is there is older than its retention time of 45 seconds, not how long it has been superfluous, and not
 * even that while it rewrites the file.) So here, before old room is written over or cut off, what was written since the
 * last sync is synced. Writing where nothing was costs nothing. Thread-safe as the file beneath it is.
 */
final class OrderedChannel extends FileBaseDefault {
    private final FileChannel base;

    /** How much of the file the last sync left; a process that was killed may have left something unsynced. */
    private long synced = Long.MAX_VALUE;

    private boolean dirty = true;

    OrderedChannel(FileChannel base) {
        this.base = base;
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
        if (dirty && at >= SealedBlocks.BODY && at < synced && at < base.size()) {
            force(true);
        }
        dirty = true;
        return base.write(from, at);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        force(true);
        base.truncate(size);
        dirty = true;
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        long size = base.size();
        base.force(metaData);
        synced = size;
        dirty = false;
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
