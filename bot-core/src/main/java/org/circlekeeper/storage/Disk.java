package org.circlekeeper.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner reads, and that are really there when we say so. */
public final class Disk {
    private Disk() {}

    /** Creates an empty file of mode 0600 where the file system knows modes. */
    public static void createPrivate(Path file) throws IOException {
        Files.createFile(file, mode(file, "rw-------"));
    }

    /** Creates a folder of mode 0700, with the folders above it. */
    public static void createPrivateFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /** Gives a file that another hand made the mode 0600. */
    static void makePrivate(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Writes a whole file of mode 0600: either the old content or the new one is there at any instant. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = fresh(file);
        createPrivate(fresh);
        replace(file, fresh, content);
    }

    /** The same of a file that anybody may read. */
    public static void replacePublic(Path file, byte[] content) throws IOException {
        Path fresh = fresh(file);
        Files.createFile(fresh);
        replace(file, fresh, content);
    }

    private static Path fresh(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        return fresh;
    }

    private static void replace(Path file, Path fresh, byte[] content) throws IOException {
        Files.write(fresh, content, StandardOpenOption.WRITE);
        sync(fresh);
        move(fresh, file);
    }

    /** Renames over whatever is there; the name is on disk when this returns. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to);
    }

    /** Returns when a file's bytes are on disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
            channel.force(true);
        }
    }

    static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Writes so many bytes of a stream to a new private file, over whatever was there. */
    static void copyPrivate(InputStream from, long length, Path to) throws IOException {
        Files.deleteIfExists(to);
        createPrivate(to);
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("a stream ended early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static FileAttribute<?>[] mode(Path file, String mode) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Whether files here have an owner, a group and others. */
    public static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
