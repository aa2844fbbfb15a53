package org.circlekeeper.app;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What may be said of a throwable that came from anywhere: its class and a place in a program, never its message. */
final class Thrown {
    private static final List<String> KNOWN = List.of("org.circlekeeper.", "net.dv8tion.");

    private Thrown() {}

    /** Its class, and the first place of ours or of JDA it passed, or where it began. */
    static String where(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        String name = thrown.getClass().getName();
        return Stream.concat(Arrays.stream(frames).filter(Thrown::isKnown), Arrays.stream(frames))
                .findFirst()
                .map(frame -> name.substring(name.lastIndexOf('.') + 1) + " at " + place(frame))
                .orElse(name);
    }

    private static boolean isKnown(StackTraceElement frame) {
        return KNOWN.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
    }
}
