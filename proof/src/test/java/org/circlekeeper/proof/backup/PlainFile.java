package org.circlekeeper.proof.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.circlekeeper.storage.Secrets;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;

/** An H2 file without its encryption, as somebody with the operator key could read it byte by byte. */
final class PlainFile {
    private PlainFile() {}

    static byte[] read(Path file, Secrets secrets) throws IOException {
        Path copy = Files.copy(file, file.resolveSibling("copy"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel sealed = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel plain = new FileEncrypt(copy.toString(), key(secrets), sealed)) {
            ByteBuffer all = ByteBuffer.allocate((int) plain.size());
            while (all.hasRemaining() && plain.read(all, all.position()) > 0) {
                // until it is full
            }
            return all.array();
        } finally {
            Files.delete(copy);
        }
    }

    // as H2 makes the key of a file from the password of a connection
    private static byte[] key(Secrets secrets) {
        String password = HexFormat.of().formatHex(secrets.derive("database file"));
        return FilePathEncrypt.getPasswordBytes(password.toCharArray());
    }
}
