package org.circlekeeper.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/**
 * Lets nothing through of what JDA and the libraries under it log, whatever its level, and reports warnings and errors
 * in words of our own. Stands before every other filter, and stands again when a configuration is read anew: an
 * operator's file can be as curious as it likes.
 */
final class LibraryFilter extends TurboFilter implements LoggerContextListener {
    private static final List<String> KEPT_QUIET = List.of(
            "net.dv8tion.jda",
            "okhttp3",
            "okio",
            "com.neovisionaries",
            "de.connect2x",
            "io.ktor",
            "org.koin",
            "kotlinx",
            "org.jetbrains.exposed",
            // a statement that failed is logged with its values
            "Exposed");

    private final LibraryReports reports;

    LibraryFilter(LibraryReports reports) {
        this.reports = reports;
    }

    /** Begins before anything else is configured, and cannot be taken away by what is configured after. */
    static void guard(LoggerContext context) {
        LibraryFilter filter =
                new LibraryFilter(new LibraryReports(context.getLogger(LibraryReports.class), InstantSource.system()));
        filter.setContext(context);
        filter.start();
        context.addListener(filter);
        context.getTurboFilterList().add(0, filter);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (isHeard(logger)) {
            return FilterReply.NEUTRAL;
        }
        // a mere question whether a level is logged has neither; no is the right answer to it
        if (level.isGreaterOrEqual(Level.WARN) && (format != null || thrown != null)) {
            reports.report(slf4j(level), logger.getName(), thrown == null ? last(arguments) : thrown);
        }
        return FilterReply.DENY;
    }

    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        if (isHeard(logger)) {
            return FilterReply.NEUTRAL;
        }
        if (event.getLevel().toInt() >= org.slf4j.event.Level.WARN.toInt()) {
            reports.report(event.getLevel(), logger.getName(), event.getThrowable());
        }
        return FilterReply.DENY;
    }

    private static boolean isHeard(Logger logger) {
        String name = logger.getName();
        for (String quiet : KEPT_QUIET) {
            if (name.startsWith(quiet) && (name.length() == quiet.length() || name.charAt(quiet.length()) == '.')) {
                return false;
            }
        }
        return true;
    }

    private static org.slf4j.event.Level slf4j(Level level) {
        return level.isGreaterOrEqual(Level.ERROR) ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN;
    }

    /** SLF4J takes the last argument for a throwable that is one. */
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        start();
        context.getTurboFilterList().add(0, this);
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
