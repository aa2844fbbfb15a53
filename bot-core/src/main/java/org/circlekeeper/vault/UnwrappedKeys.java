package org.circlekeeper.vault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.storage.Database;

/** Keys that one transaction has unwrapped: to unwrap each once, and wiped at its end. Not for many threads. */
final class UnwrappedKeys implements Database.Passing {
    private final Map<String, byte[]> keys = new HashMap<>();

    Optional<byte[]> find(String owner) {
        return Optional.ofNullable(keys.get(owner));
    }

    void hold(String owner, byte[] key) {
        keys.put(owner, key);
    }

    @Override
    public void letGo() {
        keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
        keys.clear();
    }
}
