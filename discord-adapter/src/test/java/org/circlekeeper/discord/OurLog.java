package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * All that the bot's own code logs while this is open, on every level. What JDA logs about odd payloads is the program's to
 * silence, and tested there.
 */
final class OurLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.circlekeeper");
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private OurLog() {
        ours.setLevel(Level.TRACE);
        setContext(ours.getLoggerContext());
        start();
        ours.addAppender(this);
    }

    static OurLog open() {
        return new OurLog();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    List<String> lines() {
        return events.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                .toList();
    }

    /** No error, no stack trace, and nothing of what somebody wrote. */
    void isCalm(String... secrets) {
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getLevel()).as(event.getFormattedMessage()).isNotEqualTo(Level.ERROR);
            assertThat(event.getThrowableProxy())
                    .as(event.getFormattedMessage())
                    .isNull();
        });
        assertThat(String.join("\n", lines())).doesNotContain(secrets);
    }

    @Override
    public void close() {
        ours.detachAppender(this);
        ours.setLevel(null);
        stop();
    }
}
