package org.circlekeeper.storage;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stream that only the operator's key opens, with a beginning anybody can read: what it is, of which database, and
 * whether a key fits. Nothing of it is used before its end was reached and found whole.
 */
final class Sealing {
    private static final int CHECK = 16;
    private static final int KEY = 32;
    private static final int SEGMENT = 1 << 16;

    private final byte[] key;
    private final Kind kind;

    Sealing(Secrets secrets, Kind kind) {
        this.key = secrets.derive("backup");
        this.kind = kind;
    }

    /** What is inside, as the first bytes of the file say: neither kind of database understands the other's. */
    enum Kind {
        H2("circlekeeper backup 1\n"),
        POSTGRESQL("circlekeeper pgcopy 1\n");

        private final String magic;

        Kind(String magic) {
            this.magic = magic;
        }

        byte[] magic() {
            return magic.getBytes(StandardCharsets.US_ASCII);
        }

        int length() {
            return magic.length();
        }

        static boolean anyBegins(byte[] header) {
            return Stream.of(values()).anyMatch(kind -> kind.begins(header));
        }

        boolean begins(byte[] header) {
            return Arrays.equals(magic(), Arrays.copyOf(header, length()));
        }
    }

    OutputStream sealing(OutputStream out, UUID identity) throws IOException {
        byte[] header = header(identity);
        out.write(header);
        try {
            return streaming().newEncryptingStream(out, header);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Which database this is a backup of. The stream must be read to its end to be believed. */
    Opened opening(InputStream in, Path place) throws IOException {
        byte[] header = in.readNBytes(kind.length() + Long.BYTES * 2 + CHECK);
        if (header.length < kind.length() + Long.BYTES * 2 + CHECK || !Kind.anyBegins(header)) {
            throw new StorageRefused(Reason.BACKUP_FOREIGN, place);
        }
        if (!kind.begins(header)) {
            throw new StorageRefused(Reason.BACKUP_OF_OTHER_KIND, place);
        }
        ByteBuffer numbers = ByteBuffer.wrap(header, kind.length(), Long.BYTES * 2);
        UUID identity = new UUID(numbers.getLong(), numbers.getLong());
        if (!MessageDigest.isEqual(header, header(identity))) {
            throw new StorageRefused(Reason.KEY_WRONG, place);
        }
        try {
            return new Opened(identity, streaming().newDecryptingStream(in, header));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private byte[] header(UUID identity) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(kind.magic());
        header.write(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(identity.getMostSignificantBits())
                .putLong(identity.getLeastSignificantBits())
                .array());
        try {
            MessageDigest check = MessageDigest.getInstance("SHA-256");
            check.update("check".getBytes(StandardCharsets.US_ASCII));
            check.update(key);
            header.write(check.digest(), 0, CHECK);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
        return header.toByteArray();
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY, SEGMENT, 0);
    }

    /** A backup that a key fits. */
    record Opened(UUID identity, InputStream content) {}
}
