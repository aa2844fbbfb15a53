package org.circlekeeper.vault;

import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;

/**
 * A key from words a person remembers. Argon2id with 128 MB, as GlobaLeaks chose for whistle-blowing sites, and three
 * passes as RFC 9106 advises where memory is short: about a second on a small machine.
 */
final class Passphrase {
    private static final int KIBIBYTES = 128 * 1024;
    private static final int PASSES = 3;
    private static final int SALT = 16;
    private static final String ID = "argon2id";
    private static final String CHECK = "check";

    private Passphrase() {}

    /** The header of a passphrase that is chosen now. */
    static KeyRecord.Content chosen(char[] passphrase) {
        Map<String, String> values = new LinkedHashMap<>();
        byte[] salt = Random.randBytes(SALT);
        values.put(ID, KIBIBYTES + " " + PASSES + " " + Base64.getEncoder().encodeToString(salt));
        values.put(CHECK, check(new OperatorKey(argon2id(passphrase, KIBIBYTES, PASSES, salt))));
        return new KeyRecord.Content(values);
    }

    static OperatorKey key(KeyRecord.Content header, char[] passphrase, Path place) {
        String[] numbers = header.values().getOrDefault(ID, "").split(" ", -1);
        String check = header.values().getOrDefault(CHECK, "");
        try {
            int kibibytes = Integer.parseInt(numbers[0]);
            int passes = Integer.parseInt(numbers[1]);
            byte[] salt = Base64.getDecoder().decode(numbers[2]);
            if (kibibytes < KIBIBYTES || passes < PASSES || salt.length < SALT || kibibytes > 8 * KIBIBYTES) {
                throw new StorageRefused(Reason.KEY_MALFORMED, place);
            }
            OperatorKey key = new OperatorKey(argon2id(passphrase, kibibytes, passes, salt));
            if (!MessageDigest.isEqual(
                    check.getBytes(StandardCharsets.US_ASCII), check(key).getBytes(StandardCharsets.US_ASCII))) {
                throw new StorageRefused(Reason.PASSPHRASE_WRONG, place);
            }
            return key;
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new StorageRefused(Reason.KEY_MALFORMED, place, broken);
        }
    }

    private static String check(OperatorKey key) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(key.derive("passphrase check"), SALT));
    }

    private static byte[] argon2id(char[] passphrase, int kibibytes, int passes, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[OperatorKey.BYTES];
        // the same letters typed on another keyboard are the same passphrase
        generator.generateBytes(
                Normalizer.normalize(new String(passphrase), Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8),
                key);
        return key;
    }
}
