package org.circlekeeper.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.circlekeeper.storage.Disk;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.storage.Upgrade;

/**
 * A backup of the data before each upgrade, so that there is a way back to the older program. The first one at a schema
 * is never written over: an upgrade that broke off half-way would replace the good copy with a broken one.
 */
public final class UpgradeBackup implements Upgrade.Before {
    private final SafeCopy copy;
    private final Path folder;

    /** @param folder outside the data folder, such as the operator key's */
    public UpgradeBackup(HeldKey key, Path folder) {
        this.copy = new SafeCopy(key);
        this.folder = folder;
    }

    @Override
    public void about(Upgrade upgrade) {
        Path file = file(upgrade.schema());
        try {
            Disk.createPrivateFolder(folder);
            copy.write(upgrade, file);
        } catch (IOException | NotSavedException failed) {
            throw new StorageRefused(Reason.UPGRADE_NOT_BACKED_UP, file, failed);
        }
    }

    private Path file(int schema) {
        Path first = folder.resolve("before-upgrade-from-" + schema + ".backup");
        return Files.exists(first) ? folder.resolve("before-upgrade-from-" + schema + "-again.backup") : first;
    }
}
