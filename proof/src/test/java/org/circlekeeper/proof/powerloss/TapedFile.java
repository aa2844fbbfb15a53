package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** One open file of H2's. Thread-safe as the file beneath it is. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever listens keeps the order
final class TapedFile extends FileBaseDefault {
    private final int number;
    private final FileChannel file;

    TapedFile(int number, FileChannel file) {
        this.number = number;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        TapedPath.listener().reading();
        return file.read(into, at);
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.duplicate().get(bytes);
        TapedPath.listener().about(new Step.Wrote(number, at, bytes), () -> {
            long next = at;
            while (from.hasRemaining()) {
                next += file.write(from, next);
            }
        });
        return bytes.length;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        TapedPath.listener().about(new Step.Resized(number, size), () -> file.truncate(size));
    }

    @Override
    public void force(boolean metaData) throws IOException {
        TapedPath.listener().about(new Step.Synced(number), () -> file.force(metaData));
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
