package org.circlekeeper.storage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the bot remembers about its database outside of it, so that a missing, older, emptied or foreign one is noticed.
 *
 * @param serial grows with every writing; the newer of two slots counts
 * @param epoch the batch of commits that was acknowledged last
 * @param counts a digest of the row counts after a clean stop; empty while the bot runs
 */
record Marker(long serial, UUID identity, int schema, long epoch, Optional<Digest> counts) {
    /** Bytes of one slot, less than a sector. */
    static final int SLOT = 256;

    private static final int MAGIC = 0x434b4d31;
    private static final int CHECK = 16;
    private static final int DIGEST = 32;

    /** The same one batch later, or after a change of state. */
    Marker then(int newSchema, long newEpoch, Optional<Digest> newCounts) {
        return new Marker(serial + 1, identity, newSchema, newEpoch, newCounts);
    }

    byte[] sealed(byte[] key) {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.putInt(MAGIC).put(check(key)).putLong(serial);
        slot.putLong(identity.getMostSignificantBits()).putLong(identity.getLeastSignificantBits());
        slot.putInt(schema).putLong(epoch).put((byte) (counts.isPresent() ? 1 : 0));
        slot.put(counts.map(Digest::bytes).orElse(new byte[DIGEST]));
        slot.position(SLOT - DIGEST);
        slot.put(mac(key, slot.array()));
        return slot.array();
    }

    /** What a slot says; empty when it is torn, altered or sealed with another key. */
    static Optional<Marker> open(byte[] key, byte[] bytes) {
        ByteBuffer slot = ByteBuffer.wrap(bytes);
        byte[] mac = new byte[DIGEST];
        slot.position(SLOT - DIGEST).get(mac).rewind();
        if (!MessageDigest.isEqual(mac, mac(key, bytes)) || slot.getInt() != MAGIC) {
            return Optional.empty();
        }
        slot.position(slot.position() + CHECK);
        long serial = slot.getLong();
        UUID identity = new UUID(slot.getLong(), slot.getLong());
        int schema = slot.getInt();
        long epoch = slot.getLong();
        boolean clean = slot.get() == 1;
        byte[] counts = new byte[DIGEST];
        slot.get(counts);
        return Optional.of(new Marker(
                serial, identity, schema, epoch, clean ? Optional.of(new Digest(counts)) : Optional.empty()));
    }

    /** Whether a slot, sound or not, was written with this key. */
    static boolean isOurs(byte[] key, byte[] bytes) {
        byte[] check = new byte[CHECK];
        ByteBuffer.wrap(bytes).position(Integer.BYTES).get(check);
        return MessageDigest.isEqual(check, check(key));
    }

    /** Whether two slots begin as markers and with one key: what no damage does to both of them alike. */
    static boolean areOfOneKey(byte[] one, byte[] other) {
        int beginning = Integer.BYTES + CHECK;
        return ByteBuffer.wrap(one).getInt() == MAGIC && Arrays.equals(one, 0, beginning, other, 0, beginning);
    }

    private static byte[] check(byte[] key) {
        return Arrays.copyOf(hmac(key).doFinal("check".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), CHECK);
    }

    private static byte[] mac(byte[] key, byte[] slot) {
        Mac mac = hmac(key);
        mac.update(slot, 0, SLOT - DIGEST);
        return mac.doFinal();
    }

    private static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** SHA-256 over all tables and how many rows each has. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record Digest(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
