package org.circlekeeper.app;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The same for libraries that log through the JDK, as the HTTP client under JDA does: a report, and never what they said. */
final class LibraryRecords extends Handler {
    private final LibraryReports reports;

    private LibraryRecords(LibraryReports reports) {
        this.reports = reports;
    }

    /** Takes the place of every handler there is. */
    static void guard(LibraryReports reports) {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new LibraryRecords(reports));
    }

    @Override
    public void publish(LogRecord said) {
        if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
            boolean grave = said.getLevel().intValue() >= Level.SEVERE.intValue();
            reports.report(
                    grave ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN,
                    String.valueOf(said.getLoggerName()),
                    said.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
