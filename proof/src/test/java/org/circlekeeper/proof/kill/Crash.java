package org.circlekeeper.proof.kill;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * In the killed process: a thread that comes to the named point for the n-th time says so and goes no further, and whoever
 * listens kills the process. Sleeps unless the JVM was started with a point, and until the file that arms it is there.
 */
public final class Crash {
    /** What the error output says when the point is reached. */
    static final String REACHED = "reached the point ";

    private static final String POINT = System.getProperty("crash.point", "");
    private static final int PASSING = Integer.getInteger("crash.passing", 0);
    private static final Path ARMED = Path.of(System.getProperty("crash.armed", "/"));
    private static final AtomicInteger PASSED = new AtomicInteger();

    private Crash() {}

    /**
     * The options of a JVM that stops there.
     *
     * @param armed a file; nothing is counted before it is there
     */
    static String[] at(String point, int passing, Path armed) {
        return new String[] {"-Dcrash.point=" + point, "-Dcrash.passing=" + passing, "-Dcrash.armed=" + armed};
    }

    /** Called where the product's source was changed to. */
    public static void here(String point) {
        if (POINT.equals(point) && Files.exists(ARMED) && PASSED.incrementAndGet() == PASSING) {
            say(REACHED + point + "\n");
            while (true) {
                LockSupport.park();
            }
        }
    }

    // past System.err, which the program has for itself
    private static void say(String line) {
        try {
            new FileOutputStream(FileDescriptor.err).write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
