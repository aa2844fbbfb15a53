package org.circlekeeper.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** An operator key for tests of storage alone, which remembers its database for as long as the test runs. */
public final class SecretsInMemory implements Secrets {
    private Optional<UUID> database = Optional.empty();

    @Override
    public byte[] derive(String purpose) {
        return Arrays.copyOf(purpose.getBytes(StandardCharsets.UTF_8), 32);
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
