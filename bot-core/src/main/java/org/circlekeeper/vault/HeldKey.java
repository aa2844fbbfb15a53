package org.circlekeeper.vault;

import java.util.Optional;
import java.util.UUID;
import org.circlekeeper.storage.Secrets;

/** The operator key as it is held while the bot runs, and the file that says which database it belongs to. */
public final class HeldKey implements Secrets {
    private final OperatorKey key;
    private final KeyRecord record;

    HeldKey(OperatorKey key, KeyRecord record) {
        this.key = key;
        this.record = record;
    }

    /** For the vault. */
    public OperatorKey key() {
        return key;
    }

    @Override
    public byte[] derive(String purpose) {
        return key.derive(purpose);
    }

    @Override
    public Optional<UUID> database() {
        return record.read().database();
    }

    @Override
    public void belongTo(UUID database) {
        KeyRecord.Content content = record.read();
        if (!content.database().equals(Optional.of(database))) {
            record.write(content.belongingTo(database));
        }
    }
}
