package org.circlekeeper.vault;

import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;

/** Where the operator key comes from: a file, a systemd credential, or a passphrase. Never from inside the data folder. */
public final class OperatorKeys {
    private final Path dataFolder;

    public OperatorKeys(Path dataFolder) {
        this.dataFolder = real(dataFolder);
    }

    /** The key in a file of mode 0600. */
    public HeldKey fromFile(Path file) {
        KeyRecord record = new KeyRecord(outside(file));
        String text = record.read().values().get(KeyRecord.KEY);
        if (text == null) {
            throw new StorageRefused(Reason.KEY_MALFORMED, file);
        }
        return new HeldKey(decoded(text, file), record);
    }

    /** A new random key in a new file; refuses to write over an old one. */
    public HeldKey createFile(Path file) {
        KeyRecord record = new KeyRecord(outside(file));
        if (record.exists()) {
            throw new StorageRefused(Reason.KEY_MALFORMED, file);
        }
        byte[] key = Random.randBytes(OperatorKey.BYTES);
        record.write(
                new KeyRecord.Content(Map.of(KeyRecord.KEY, Base64.getEncoder().encodeToString(key))));
        return new HeldKey(new OperatorKey(key), record);
    }

    /**
     * The key that systemd hands over in {@code $CREDENTIALS_DIRECTORY}: 32 bytes, or their base64. Such a file cannot
     * be written, so which database it belongs to is noted elsewhere.
     *
     * @param note a file of ours outside the data folder, made on first use
     */
    public HeldKey fromCredential(Path credential, Path note) {
        KeyRecord record = new KeyRecord(outside(note));
        if (!Files.exists(credential)) {
            throw new StorageRefused(Reason.KEY_MISSING, credential);
        }
        KeyRecord.refuseExposedCredential(outside(credential));
        try {
            byte[] bytes = Files.readAllBytes(credential);
            OperatorKey key = bytes.length == OperatorKey.BYTES
                    ? new OperatorKey(bytes)
                    : decoded(new String(bytes, StandardCharsets.US_ASCII).strip(), credential);
            if (!record.exists()) {
                record.write(new KeyRecord.Content(Map.of()));
            }
            return new HeldKey(key, record);
        } catch (IOException forbidden) {
            throw new StorageRefused(Reason.KEY_UNREADABLE, credential, forbidden);
        }
    }

    /**
     * The key behind a passphrase; takes about a second. The first passphrase given is the one.
     *
     * @param header a small file outside the data folder that holds the salt and a check, made on first use; useless
     *     without the passphrase, and without it the passphrase is useless: keep a copy
     * @param passphrase wiped, also when it is refused
     */
    public HeldKey fromPassphrase(Path header, char[] passphrase) {
        try {
            KeyRecord record = new KeyRecord(outside(header));
            if (!record.exists()) {
                record.write(Passphrase.chosen(passphrase));
            }
            return new HeldKey(Passphrase.key(record.read(), passphrase, header), record);
        } finally {
            java.util.Arrays.fill(passphrase, ' ');
        }
    }

    private static OperatorKey decoded(String text, Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == OperatorKey.BYTES) {
                return new OperatorKey(key);
            }
        } catch (IllegalArgumentException broken) {
            throw new StorageRefused(Reason.KEY_MALFORMED, file, broken);
        }
        throw new StorageRefused(Reason.KEY_MALFORMED, file);
    }

    private Path outside(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent != null && (real(parent).startsWith(dataFolder) || real(file).startsWith(dataFolder))) {
            throw new StorageRefused(Reason.KEY_IN_DATA_FOLDER, file);
        }
        return file;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThereYet) {
            return path.toAbsolutePath().normalize();
        }
    }
}
