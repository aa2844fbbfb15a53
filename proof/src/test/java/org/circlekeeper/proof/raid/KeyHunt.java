package org.circlekeeper.proof.raid;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries what lies in memory as a key: every array of 32 bytes, or in the long form every 32 bytes that look random, against what is sealed. */
final class KeyHunt {
    private static final int KEY = 32;
    private static final int DISTINCT = 20;

    private final Map<String, byte[]> wrapped;
    private final boolean everywhere;
    private final Set<Integer> tried = new HashSet<>();
    private final List<String> opened = new ArrayList<>();

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
        if (tried.add(Arrays.hashCode(key))) {
            wrapped.forEach((owner, kept) -> {
                try {
                    new AesGcmJce(key).decrypt(kept, ("key " + owner).getBytes(StandardCharsets.UTF_8));
                    opened.add(owner);
                } catch (GeneralSecurityException notTheKey) {
                    // most are not
                }
            });
        }
    }

    int tried() {
        return tried.size();
    }

    /** Whose sealed key opened. */
    List<String> opened() {
        return opened;
    }
}
