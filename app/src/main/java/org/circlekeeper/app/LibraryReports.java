package org.circlekeeper.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the libraries that carry people's words had to report, in words of our own: how grave, in which class, which
 * exception where. Never what they said, for JDA prints whole interactions when it fails inside itself. The same report
 * is one line a minute with a count. Thread-safe.
 */
final class LibraryReports {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** Enough for every place that reports; what comes from more is counted together. */
    private static final int MOST_PLACES = 100;

    private static final String ELSEWHERE = "elsewhere";

    private final Logger log;
    private final InstantSource clock;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** @param log where the lines go; handed in because one of these begins while logging itself does */
    LibraryReports(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Into the log of this process. */
    static LibraryReports ofThisProcess() {
        return new LibraryReports(LoggerFactory.getLogger(LibraryReports.class), InstantSource.system());
    }

    /** One place that reports: when it last got a line, and how often it spoke since. */
    private static final class Place {
        private Instant line = Instant.MIN;
        private int since;
    }

    /**
     * @param source a class, or what else a library calls its logger
     * @param thrown only its class and where it came from are told
     */
    void report(Level level, String source, @Nullable Throwable thrown) {
        String what = level + " in " + lastPart(source) + (thrown == null ? "" : " (" + Thrown.where(thrown) + ")");
        int times = due(level + what);
        if (times == 0) {
            return;
        }
        String repeated = times == 1 ? "" : ", " + times + " times";
        if (level == Level.ERROR) {
            log.error("{} reported {}{}", library(source), what, repeated);
        } else {
            log.warn("{} reported {}{}", library(source), what, repeated);
        }
    }

    /** How often this was reported since its last line when it is time for another, or 0. */
    private synchronized int due(String what) {
        String key = places.containsKey(what) || places.size() < MOST_PLACES ? what : ELSEWHERE;
        Place place = places.computeIfAbsent(key, unknown -> new Place());
        place.since++;
        Instant now = clock.instant();
        // a clock that went back must not silence anything
        boolean waiting = !now.isBefore(place.line) && now.isBefore(next(place.line));
        if (waiting) {
            return 0;
        }
        int times = place.since;
        place.line = now;
        place.since = 0;
        return times;
    }

    private static Instant next(Instant line) {
        return line.equals(Instant.MIN) ? line : line.plus(BETWEEN_LINES);
    }

    private static String library(String source) {
        return source.startsWith("net.dv8tion.") ? "JDA" : "a library";
    }

    private static String lastPart(String source) {
        return source.substring(source.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_$]", "");
    }
}
