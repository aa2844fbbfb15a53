package org.circlekeeper.storage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the blocks of one file with AES-256-GCM under a key of that file's own. A sealed block is its nonce, its place in
 * the writing it came with, the cipher text and the tag; it opens at its own place in its own file, or not at all.
 * Thread-safe.
 */
final class BlockSeal {
    /** Bytes that a sealed block has more than an open one. */
    static final int OVERHEAD = 36;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final SecretKeySpec key;

    /** @param name what tells this file from every other; a file that is written anew gets another */
    BlockSeal(byte[] secret, byte[] name) {
        this.key = new SecretKeySpec(hmac(secret, name), "AES");
    }

    /**
     * Where a block belongs.
     *
     * @param index which of the blocks written together it is
     * @param count how many were written together
     * @param first the nonce of the first of them, from which the others count on
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record Place(long block, int index, int count, byte[] first) {
        /** The first of so many blocks that are written together. */
        static Place firstOf(long block, int count) {
            byte[] nonce = new byte[NONCE];
            CHANCE.nextBytes(nonce);
            return new Place(block, 0, count, nonce);
        }

        /** Another block of the same writing. */
        Place at(int other) {
            return new Place(block - index + other, other, count, first);
        }

        boolean isLast() {
            return index == count - 1;
        }

        byte[] nonce() {
            return counted(first, index);
        }

        private byte[] bound() {
            return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
                    .putLong(block)
                    .putInt(index)
                    .putInt(count)
                    .array();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place that
                    && block == that.block
                    && index == that.index
                    && count == that.count
                    && Arrays.equals(first, that.first);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(block) ^ Arrays.hashCode(first);
        }
    }

    /** Reads plain bytes and writes {@link #OVERHEAD} more. */
    void seal(Place place, ByteBuffer plain, ByteBuffer sealed) {
        sealed.put(place.nonce()).putInt(place.index()).putInt(place.count());
        try {
            cipher(Cipher.ENCRYPT_MODE, place).doFinal(plain, sealed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * Reads a whole sealed block and writes what was in it; empty when it does not open here, and
     * what was written then means nothing.
     */
    Optional<Place> open(long block, ByteBuffer sealed, ByteBuffer plain) {
        byte[] nonce = new byte[NONCE];
        sealed.get(nonce);
        int index = sealed.getInt();
        Place place = new Place(block, index, sealed.getInt(), counted(nonce, -index));
        try {
            cipher(Cipher.DECRYPT_MODE, place).doFinal(sealed, plain);
            return Optional.of(place);
        } catch (GeneralSecurityException otherBytes) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, place.nonce()));
        cipher.updateAAD(place.bound());
        return cipher;
    }

    private static byte[] counted(byte[] nonce, int by) {
        ByteBuffer counted = ByteBuffer.wrap(nonce.clone());
        int at = NONCE - Integer.BYTES;
        return counted.putInt(at, counted.getInt(at) + by).array();
    }

    /** A key for one purpose. */
    static byte[] hmac(byte[] secret, byte[] purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "BlockSeal";
    }
}
