package org.circlekeeper.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.storage.Disk;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.storage.Together;

/**
 * The wrapped keys in a file of their own, apart from the backups of the data: those leave the keys out, so that a key
 * destroyed here is destroyed in every backup. Thread-safe.
 */
public final class KeyBackup {
    private static final String BINDING = "circlekeeper key backup 1";

    private final KeyStore keys;
    private final OperatorKey operator;
    private final Path file;
    private final Together writings = new Together(this::write);

    /** @param file outside the data folder; beside the operator key unless somebody chose otherwise */
    public KeyBackup(KeyStore keys, OperatorKey operator, Path file) {
        this.keys = keys;
        this.operator = operator;
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Writes the keys as they are now; on disk when this returns. Several who ask at once share one writing. May be
     * called twice, and is at every start: a kill may have come between a commit and its writing.
     */
    public void rewrite() {
        writings.await();
    }

    private void write() {
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(plain);
            Map<String, byte[]> all = keys.all();
            out.writeInt(all.size());
            for (Map.Entry<String, byte[]> one : all.entrySet()) {
                out.writeUTF(one.getKey());
                out.writeInt(one.getValue().length);
                out.write(one.getValue());
            }
            Path folder = file.getParent();
            if (folder != null) {
                Disk.createPrivateFolder(folder);
            }
            Disk.replace(file, Vault.Keys.seal(operator.derive("key backup"), plain.toByteArray(), BINDING));
        } catch (IOException failed) {
            throw new NotSavedException("the key backup was not written", failed);
        }
    }

    /** The keys in a backup, each with the name of its owner. */
    static Map<String, byte[]> read(OperatorKey operator, Path file) {
        try {
            byte[] plain = Vault.Keys.open(operator.derive("key backup"), Files.readAllBytes(file), BINDING);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
            Map<String, byte[]> all = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String owner = in.readUTF();
                all.put(owner, in.readNBytes(in.readInt()));
            }
            return all;
        } catch (IOException missing) {
            throw new StorageRefused(Reason.BACKUP_DAMAGED, file, missing);
        } catch (UncheckedIOException | IllegalStateException foreign) {
            throw new StorageRefused(Reason.BACKUP_FOREIGN, file, foreign);
        }
    }
}
