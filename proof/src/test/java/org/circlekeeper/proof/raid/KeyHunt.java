package org.circlekeeper.proof.raid;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tries what lies in memory as a key: every array of 32 bytes, or in the long form every 32 bytes that look random, against what is sealed. */
final class KeyHunt {
    private static final int KEY = 32;
    private static final int DISTINCT = 20;

    /** How many of those just tried are known again; what was forgotten meanwhile is tried once more. */
    private static final int REMEMBERED = 1 << 18;

    private final Map<String, byte[]> wrapped;
    private final boolean everywhere;
    private final byte[] known = new byte[REMEMBERED * KEY];
    private final List<String> opened = new ArrayList<>();
    private int tried;

    /** @param wrapped sealed keys by the name of their owner, as they stand in the table of keys */
    KeyHunt(Map<String, byte[]> wrapped, boolean everywhere) {
        this.wrapped = wrapped;
        this.everywhere = everywhere;
    }

    void lookIn(byte[] memory) {
        for (int at = Long.BYTES; at + KEY <= memory.length; at += Long.BYTES) {
            if ((everywhere || isArray(memory, at)) && looksRandom(memory, at)) {
                attempt(Arrays.copyOfRange(memory, at, at + KEY));
            }
        }
    }

    /** The virtual machine writes the length of an array right before its content. */
    private static boolean isArray(byte[] memory, int at) {
        return memory[at - 4] == KEY && memory[at - 3] == 0 && memory[at - 2] == 0 && memory[at - 1] == 0;
    }

    private static boolean looksRandom(byte[] memory, int at) {
        boolean[] seen = new boolean[256];
        int distinct = 0;
        for (int one = at; one < at + KEY; one++) {
            if (!seen[memory[one] & 0xff]) {
                seen[memory[one] & 0xff] = true;
                distinct++;
            }
        }
        return distinct >= DISTINCT;
    }

    private void attempt(byte[] key) {
        if (wasTried(key)) {
            return;
        }
        tried++;
        try {
            AesGcmJce cipher = new AesGcmJce(key);
            wrapped.forEach((owner, kept) -> attempt(cipher, owner, kept));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void attempt(AesGcmJce cipher, String owner, byte[] kept) {
        try {
            cipher.decrypt(kept, ("key " + owner).getBytes(StandardCharsets.UTF_8));
            opened.add(owner);
        } catch (GeneralSecurityException notTheKey) {
            // most are not
        }
    }

    /** By all of its bytes: another one with the same hash only takes its place. */
    private boolean wasTried(byte[] key) {
        int place = Math.floorMod(Arrays.hashCode(key), REMEMBERED) * KEY;
        boolean again = Arrays.equals(known, place, place + KEY, key, 0, KEY);
        System.arraycopy(key, 0, known, place, KEY);
        return again;
    }

    int tried() {
        return tried;
    }

    /** Whose sealed key opened. */
    List<String> opened() {
        return opened;
    }
}
