package org.circlekeeper.proof.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.circlekeeper.storage.SealedPath;
import org.circlekeeper.storage.Secrets;
import org.h2.store.fs.FilePath;

/** An H2 file without its seals, as somebody with the operator key could read it block by block. */
final class PlainFile {
    private static final int BLOCK = 4096;

    private PlainFile() {}

    static byte[] read(Path file, Secrets secrets) throws IOException {
        String address = SealedPath.beginning(secrets.derive("database file")) + "file:" + file;
        try (FileChannel plain = FilePath.get(address).open("r")) {
            ByteBuffer all = ByteBuffer.allocate((int) plain.size());
            for (int at = 0; at < all.capacity(); at += BLOCK) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                if (opened(plain, block, at)) {
                    System.arraycopy(block.array(), 0, all.array(), at, BLOCK);
                }
            }
            return all.array();
        }
    }

    // what was written over in part opens for nobody
    private static boolean opened(FileChannel plain, ByteBuffer block, long at) {
        try {
            return plain.read(block, at) == BLOCK;
        } catch (IOException closed) {
            return false;
        }
    }
}
