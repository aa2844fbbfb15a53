package org.circlekeeper.vault;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.storage.Database;

/** The wrapped keys. Apart from everything else, because a backup of the data leaves them out. */
public final class KeyStore {
    private final Database database;

    public KeyStore(Database database) {
        this.database = database;
    }

    Optional<byte[]> find(String owner) {
        return database.with(handle -> handle.createQuery("SELECT wrapped FROM vault_key WHERE owner = :owner")
                .bind("owner", owner)
                .mapTo(byte[].class)
                .findOne());
    }

    Map<String, byte[]> all() {
        return database.with(handle -> handle.createQuery("SELECT owner, wrapped FROM vault_key")
                .reduceRows(new TreeMap<String, byte[]>(), (all, row) -> {
                    all.put(row.getColumn("owner", String.class), row.getColumn("wrapped", byte[].class));
                    return all;
                }));
    }

    /** The keys the transaction under way has unwrapped; empty outside of one. */
    Optional<UnwrappedKeys> unwrapped() {
        return database.passing(this, UnwrappedKeys::new).map(UnwrappedKeys.class::cast);
    }

    void insert(String owner, byte[] wrapped) {
        database.with(handle -> handle.createUpdate("INSERT INTO vault_key (owner, wrapped) VALUES (:owner, :wrapped)")
                .bind("owner", owner)
                .bind("wrapped", wrapped)
                .execute());
    }

    void delete(String owner) {
        database.with(handle -> handle.createUpdate("DELETE FROM vault_key WHERE owner = :owner")
                .bind("owner", owner)
                .execute());
    }

    /** Has something done when the change to the keys is on disk, once a transaction. */
    void afterChange(Runnable step) {
        database.afterCommit(step);
    }

    <T> T together(java.util.function.Supplier<T> work) {
        return database.inTransaction(work);
    }
}
