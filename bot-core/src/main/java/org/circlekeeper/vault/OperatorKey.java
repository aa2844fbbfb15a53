package org.circlekeeper.vault;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one key the operator holds; everything else is wrapped by it or derived from it. Thread-safe. */
public final class OperatorKey {
    /** 256 bits. */
    public static final int BYTES = 32;

    private static final int TAG_CHARACTERS = 25;

    private final byte[] key;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private final List<Runnable> uponForgetting = new CopyOnWriteArrayList<>();
    private volatile boolean forgotten;

    /** Takes a copy. */
    public OperatorKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("an operator key has 32 bytes");
        }
        this.key = key.clone();
    }

    /** Wipes the key from memory; from now on everything that needs it fails, and only helplines answer. */
    public void forget() {
        forgotten = true;
        Arrays.fill(key, (byte) 0);
        derived.values().forEach(secret -> Arrays.fill(secret, (byte) 0));
        derived.clear();
        uponForgetting.forEach(Runnable::run);
    }

    /** Has something done whenever the key is wiped, such as wiping what it protected. */
    void whenForgotten(Runnable step) {
        uponForgetting.add(step);
    }

    /** Whether {@link #forget} was called. */
    public boolean isForgotten() {
        return forgotten;
    }

    /** A key for one purpose, derived from this one: the database's own encryption, the marker, a backup. */
    public byte[] derive(String purpose) {
        byte[] secret = derived.computeIfAbsent(purpose, one -> mac(checked(), "derive|" + one))
                .clone();
        // somebody may have wiped it between the two steps; a key of zeros must never seal anything
        checked();
        return secret;
    }

    /** @throws LockedException after {@link #forget} */
    void mustBeHeld() {
        checked();
    }

    byte[] wrapping() {
        return derive("wrap");
    }

    String tag(String purpose, String of) {
        return hash(derive("tag"), purpose + "|" + of);
    }

    /** A keyed hash as 25 letters and digits: 125 bits, short enough for a key column. */
    static String hash(byte[] key, String of) {
        String text = new BigInteger(1, mac(key, of)).toString(32);
        return ("0".repeat(TAG_CHARACTERS) + text).substring(text.length());
    }

    /** Whether something could be such a hash, by its length and its letters. */
    static boolean isHash(String text) {
        return text.length() == TAG_CHARACTERS
                && text.chars().allMatch(letter -> Character.digit(letter, 32) >= 0 && letter < 128);
    }

    private byte[] checked() {
        if (forgotten) {
            throw new LockedException();
        }
        return key;
    }

    private static byte[] mac(byte[] key, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
