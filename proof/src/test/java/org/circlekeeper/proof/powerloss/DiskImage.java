package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.proof.lived.House;

/** What is on a disk: files by number, their names, and the small files beside them. */
final class DiskImage {
    private final Map<Integer, byte[]> files = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private final Map<String, byte[]> beside = new TreeMap<>();

    DiskImage copy() {
        DiskImage copy = new DiskImage();
        files.forEach((file, bytes) -> copy.files.put(file, bytes.clone()));
        copy.sizes.putAll(sizes);
        copy.names.putAll(names);
        copy.beside.putAll(beside);
        return copy;
    }

    void apply(Step step) {
        if (step instanceof Step.Wrote wrote) {
            write(wrote.file(), (int) wrote.at(), wrote.bytes());
        } else if (step instanceof Step.Resized resized) {
            cut(resized.file(), (int) resized.size());
        } else if (step instanceof Step.Named named) {
            names.put(named.name(), named.file());
        } else if (step instanceof Step.Renamed renamed) {
            Integer file = names.remove(renamed.from());
            if (file != null) {
                names.put(renamed.to(), file);
            }
        } else if (step instanceof Step.Deleted deleted) {
            names.remove(deleted.name());
        } else if (step instanceof Step.Beside small) {
            beside.put(small.name(), small.content());
        }
    }

    private void write(int file, int at, byte[] bytes) {
        byte[] content = files.getOrDefault(file, new byte[1 << 16]);
        int end = at + bytes.length;
        if (end > content.length) {
            content = Arrays.copyOf(content, Math.max(end, content.length * 2));
        }
        System.arraycopy(bytes, 0, content, at, bytes.length);
        files.put(file, content);
        sizes.merge(file, end, Math::max);
    }

    private void cut(int file, int size) {
        int before = sizes.getOrDefault(file, 0);
        if (size < before) {
            Arrays.fill(files.get(file), size, before, (byte) 0);
            sizes.put(file, size);
        }
    }

    /** Whether a small file is there. */
    boolean has(String small) {
        return beside.containsKey(small);
    }

    /** Writes everything into the place of a house. */
    void writeTo(Path place) throws IOException {
        Path data = House.data(place);
        Files.createDirectories(data);
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            Files.write(data.resolve(name.getKey()), content(name.getValue()));
        }
        for (Map.Entry<String, byte[]> small : beside.entrySet()) {
            Path file = place.resolve(small.getKey());
            Files.createDirectories(file.getParent());
            org.circlekeeper.storage.Disk.replace(file, small.getValue());
        }
    }

    private byte[] content(int file) {
        return Arrays.copyOf(files.getOrDefault(file, new byte[0]), sizes.getOrDefault(file, 0));
    }

    /** The same for two disks that hold the same. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            names.forEach((name, file) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content(file));
            });
            beside.forEach((name, content) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
