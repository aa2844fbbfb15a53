package org.circlekeeper.proof.canary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system of its own, which can be filled up; an ordinary folder where this machine does not let us have one. */
final class Folder implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path path;
    private final boolean mounted;

    private Folder(Path path, boolean mounted) {
        this.path = path;
        this.mounted = mounted;
    }

    static Folder of(Path path, int megabytes) throws IOException {
        Files.createDirectories(path);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
        if (!mounted) {
            System.out.println("NOT TESTED ON A FULL DISK: no small file system can be mounted here");
        }
        return new Folder(path, mounted);
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notHere) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Does something while nothing more fits; not at all where the disk is too big to fill. */
    void whileFull(Runnable work) throws IOException {
        if (!mounted) {
            return;
        }
        Path filler = path.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            work.run();
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    @Override
    public void close() {
        if (mounted && !run("umount", path.toString())) {
            run("umount", "-l", path.toString());
        }
    }
}
