package org.circlekeeper.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circlekeeper.storage.Disk;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;

/**
 * The small text file of an operator key: a first line, then names and values. Written whole or not at all.
 *
 * @param place where it is
 */
record KeyRecord(Path place) {
    static final String KEY = "key";
    private static final String FIRST_LINE = "circlekeeper operator key 1";
    private static final String DATABASE = "database";
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> EXPOSED = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** What is in it. */
    record Content(Map<String, String> values) {
        Content {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        Optional<UUID> database() {
            return Optional.ofNullable(values.get(DATABASE)).map(UUID::fromString);
        }

        Content belongingTo(UUID database) {
            Map<String, String> more = new LinkedHashMap<>(values);
            more.put(DATABASE, database.toString());
            return new Content(more);
        }

        @Override
        public String toString() {
            return values.keySet().toString();
        }
    }

    boolean exists() {
        return Files.exists(place);
    }

    Content read() {
        if (!exists()) {
            throw refused(Reason.KEY_MISSING, null);
        }
        refuseExposed(place);
        try {
            if (Files.size(place) > LONGEST) {
                throw refused(Reason.KEY_MALFORMED, null);
            }
            return parsed(Files.readString(place, StandardCharsets.UTF_8));
        } catch (NoSuchFileException gone) {
            throw refused(Reason.KEY_MISSING, gone);
        } catch (AccessDeniedException forbidden) {
            throw refused(Reason.KEY_UNREADABLE, forbidden);
        } catch (IOException | IllegalArgumentException broken) {
            throw refused(Reason.KEY_MALFORMED, broken);
        }
    }

    private static Content parsed(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] lines = text.strip().split("\\R", -1);
        if (!lines[0].equals(FIRST_LINE)) {
            throw new IllegalArgumentException("not a key file");
        }
        for (int line = 1; line < lines.length; line++) {
            int space = lines[line].indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("a name without a value");
            }
            values.put(
                    lines[line].substring(0, space),
                    lines[line].substring(space + 1).strip());
        }
        Content content = new Content(values);
        content.database();
        return content;
    }

    void write(Content content) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        content.values()
                .forEach((name, value) ->
                        text.append(name).append(' ').append(value).append('\n'));
        try {
            Path folder = place.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Disk.createPrivateFolder(folder);
            }
            Disk.replace(place, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException forbidden) {
            throw refused(Reason.KEY_UNREADABLE, forbidden);
        }
    }

    /** A secret that others on this machine can read is none. */
    static void refuseExposed(Path file) {
        refuse(file, EXPOSED);
    }

    /**
     * The same of a systemd credential: an access list that lets this account alone in shows as a right of the group
     * (systemd.exec, Credentials).
     */
    static void refuseExposedCredential(Path file) {
        refuse(
                file,
                Set.of(
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_WRITE,
                        PosixFilePermission.OTHERS_EXECUTE));
    }

    private static void refuse(Path file, Set<PosixFilePermission> exposing) {
        try {
            if (Disk.isPosix(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(exposing::contains)) {
                throw new StorageRefused(Reason.KEY_EXPOSED, file);
            }
        } catch (IOException forbidden) {
            throw new StorageRefused(Reason.KEY_UNREADABLE, file, forbidden);
        }
    }

    private StorageRefused refused(Reason reason, @org.jspecify.annotations.Nullable Exception cause) {
        return new StorageRefused(reason, place, cause);
    }
}
