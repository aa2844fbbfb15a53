package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What is said in place of what libraries say: little, rarely, and never their words. */
final class LibraryReportsTest {
    private static final String CANARY = "canary-7f3a";
    private static final String SOURCE = "net.dv8tion.jda.internal.requests.WebSocketClient";

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MovableClock clock = new MovableClock();
    private final LibraryReports reports = new LibraryReports(context.getLogger("reports"), clock);

    @BeforeEach
    void listen() {
        lines.setContext(context);
        lines.start();
        context.getLogger("reports").addAppender(lines);
    }

    @AfterEach
    void restore() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_storm_is_one_line_a_minute_with_a_count() {
        for (int i = 0; i < 60_000; i++) {
            reports.report(Level.ERROR, SOURCE, null);
        }
        assertThat(said()).containsExactly("JDA reported ERROR in WebSocketClient");
        clock.forward(Duration.ofMinutes(1));
        reports.report(Level.ERROR, SOURCE, null);
        assertThat(said()).last().isEqualTo("JDA reported ERROR in WebSocketClient, 60000 times");
        assertThat(lines.list).allMatch(line -> line.getLevel().toString().equals("ERROR"));
    }

    @Test
    void what_comes_from_ever_new_places_is_bounded_too() {
        for (int i = 0; i < 10_000; i++) {
            reports.report(Level.WARN, SOURCE + i, null);
        }
        assertThat(said()).hasSizeBetween(100, 101);
    }

    @Test
    void a_clock_that_went_back_silences_nothing() {
        reports.report(Level.WARN, SOURCE, null);
        clock.forward(Duration.ofDays(-400));
        reports.report(Level.WARN, SOURCE, null);
        assertThat(said()).hasSize(2);
    }

    @Test
    void what_the_jdks_loggers_are_told_stays_there() {
        LibraryRecords.guard(reports);
        Logger client = Logger.getLogger("okhttp3.OkHttpClient");
        client.log(java.util.logging.Level.WARNING, CANARY, new IllegalStateException(CANARY));
        client.info(CANARY);
        client.severe(CANARY);
        assertThat(said())
                .hasSize(2)
                .noneMatch(line -> line.contains(CANARY))
                .anyMatch(
                        line -> line.startsWith("a library reported WARN in OkHttpClient (IllegalStateException at "));
    }

    @Test
    void what_is_printed_past_the_log_stays_there_and_the_log_does_not() {
        ByteArrayOutputStream real = new ByteArrayOutputStream();
        PrintStream guarded = LibraryOutput.guarded(new PrintStream(real, true, StandardCharsets.UTF_8), reports);
        guarded.println(CANARY);
        guarded.write('c');
        new IllegalStateException(CANARY).printStackTrace(guarded);
        assertThat(real.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(said()).containsExactly("a library reported WARN in LibraryReportsTest");
    }

    @Test
    void what_nobody_caught_is_told_by_class_and_place() {
        try (LogLines log = LogLines.everything()) {
            new Uncaught().uncaughtException(Thread.currentThread(), new IllegalStateException(CANARY));
            assertThat(log.text())
                    .contains("nobody caught IllegalStateException at ")
                    .doesNotContain(CANARY);
        }
    }
}
