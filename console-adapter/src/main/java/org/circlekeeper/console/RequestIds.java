package org.circlekeeper.console;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids that no other line of this or any other start has: the bot does nothing twice for one id. One thread uses it. */
final class RequestIds {
    private static final int RANDOM_BYTES = 12;

    private final String start;
    private long count;

    RequestIds() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        start = HexFormat.of().formatHex(random);
    }

    String next() {
        return start + "-" + ++count;
    }
}
