package org.circlekeeper.vault;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.circlekeeper.storage.Backup;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Upgrade;

/**
 * Backups of the data without the keys, and restoring: any backup of the data with the newest backup of the keys.
 * Whoever was forgotten in between stays forgotten: their key is gone, and what was about them goes too.
 */
public final class SafeCopy {
    private final HeldKey key;
    private final Backup backup;

    public SafeCopy(HeldKey key) {
        this.key = key;
        this.backup = new Backup(key, Set.of(RestoredKeyStore.TABLE));
    }

    /** Writes a backup of the data while everybody works on. */
    public void write(Database database, Path file) {
        backup.write(database, file);
    }

    /** The same of a database that is about to be upgraded; nobody else is in it. */
    void write(Upgrade upgrade, Path file) {
        backup.write(upgrade, file);
    }

    /**
     * Makes a database in a folder that has none.
     *
     * @param keys the newest key backup
     */
    public void restore(Path data, Path keys, DatabaseSettings into) {
        Map<String, byte[]> wrapped = KeyBackup.read(key.key(), keys);
        backup.restore(data, into, connection -> {
            RestoredKeyStore store = new RestoredKeyStore(connection);
            store.insert(wrapped);
            store.forgetWhoeverHasNoKey();
        });
    }
}
