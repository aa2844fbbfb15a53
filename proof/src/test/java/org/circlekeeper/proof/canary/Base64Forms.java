package org.circlekeeper.proof.canary;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How bytes look inside a longer text of base64: it depends on where in a group of three they begin. */
final class Base64Forms {
    private static final int GROUP = 3;
    private static final int BITS_OF_A_LETTER = 6;

    private Base64Forms() {}

    static List<String> of(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < GROUP; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                // letters that also hold bits of a neighbour say nothing
                int from = (before * Byte.SIZE + BITS_OF_A_LETTER - 1) / BITS_OF_A_LETTER;
                int to = shifted.length * Byte.SIZE / BITS_OF_A_LETTER;
                forms.add(encoder.encodeToString(shifted).substring(from, to));
            }
        }
        return forms.stream().distinct().toList();
    }
}
