package org.circlekeeper.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Standard output and standard error while a service runs: what logging writes passes, what a library prints past it (a
 * stack trace, most often) does not, and is reported. The program's own sentences go to the streams it began with.
 */
final class LibraryOutput extends OutputStream {
    private static final String LOGGING = "ch.qos.logback.";
    private static final List<String> BETWEEN =
            List.of("java.", "jdk.", "sun.", "kotlin.io.", LibraryOutput.class.getName());

    private final PrintStream real;
    private final LibraryReports reports;

    private LibraryOutput(PrintStream real, LibraryReports reports) {
        this.real = real;
        this.reports = reports;
    }

    static void guard(LibraryReports reports) {
        System.setOut(guarded(System.out, reports));
        System.setErr(guarded(System.err, reports));
    }

    /** A stream in front of the real one. */
    static PrintStream guarded(PrintStream real, LibraryReports reports) {
        return new PrintStream(new LibraryOutput(real, reports), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        String writer = writer();
        if (writer.startsWith(LOGGING)) {
            real.write(bytes, from, length);
        } else {
            reports.report(Level.WARN, writer, null);
        }
    }

    @Override
    public void flush() {
        real.flush();
    }

    /** The class that prints, behind the streams between. */
    private static String writer() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> BETWEEN.stream().noneMatch(name::startsWith))
                        .findFirst()
                        .orElse("unknown"));
    }
}
