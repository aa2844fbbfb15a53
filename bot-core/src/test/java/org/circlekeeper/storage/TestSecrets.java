package org.circlekeeper.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** An operator key for tests of storage alone; forgets its database when asked to. */
final class TestSecrets implements Secrets {
    private final String seed;
    private Optional<UUID> database = Optional.empty();

    TestSecrets(String seed) {
        this.seed = seed;
    }

    /** The same key as it was before it was ever used. */
    TestSecrets unused() {
        return new TestSecrets(seed);
    }

    @Override
    public byte[] derive(String purpose) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((seed + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public Optional<UUID> database() {
        return database;
    }

    @Override
    public void belongTo(UUID identity) {
        database = Optional.of(identity);
    }
}
