package org.circlekeeper.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes pictures where a person can open them, readable by this person's account only. They show how somebody was, so
 * none outlives the conversation: they go when it ends, and what a kill left behind goes when the next one begins.
 * Thread-safe.
 */
final class Pictures {
    private final Path folder;
    private final Function<Path, String> kept;
    private final String failed;

    /**
     * @param kept what to say of a picture's path
     * @param failed what to say when there is none; the text beside a picture says the same as the picture
     */
    Pictures(Path folder, Function<Path, String> kept, String failed) {
        this.folder = folder;
        this.kept = kept;
        this.failed = failed;
    }

    /** Writes a picture under a name that says nothing, and says where it is. */
    String keep(byte[] png) {
        Path file = folder.resolve(UUID.randomUUID() + ".png");
        try {
            Files.createDirectories(folder, only("rwx------"));
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
                channel.write(java.nio.ByteBuffer.wrap(png));
            }
            return kept.apply(file);
        } catch (IOException full) {
            return failed;
        }
    }

    /** Deletes every picture. */
    void clear() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.png")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException none) {
            // there is no folder, or the next beginning tries again
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
