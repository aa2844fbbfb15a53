package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Whatever JDA and the libraries under it log, at whatever level, into whatever an operator configured: no word of it
 * gets out. Every line goes through the loggers' real names, each with a canary where JDA puts people's words.
 */
final class LibrarySilenceTest {
    private static final String CANARY = "canary-7f3a";

    /** Those that print payloads, urls or messages of exceptions when they fail, and their parents. */
    private static final List<String> LOGGERS = List.of(
            "net.dv8tion.jda",
            "net.dv8tion.jda.internal.JDAImpl",
            "net.dv8tion.jda.internal.requests.WebSocketClient",
            "net.dv8tion.jda.internal.requests.Requester",
            "net.dv8tion.jda.internal.requests.RestActionImpl",
            "net.dv8tion.jda.api.requests.SequentialRestRateLimiter",
            "net.dv8tion.jda.api.utils.data.DataObject",
            "net.dv8tion.jda.api.sharding.DefaultShardManager",
            "okhttp3.OkHttpClient",
            "okio.Segment",
            "com.neovisionaries.ws.client.WebSocket");

    private static final String CURIOUS_FILE = """
            <configuration>
              <turboFilter class="ch.qos.logback.classic.turbo.MarkerFilter">
                <Marker>any</Marker><OnMatch>ACCEPT</OnMatch><OnMismatch>ACCEPT</OnMismatch>
              </turboFilter>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>LOG</file>
                <encoder><pattern>%level %logger %msg %kvp %marker %mdc %ex{full}%n</pattern></encoder>
              </appender>
              <logger name="net.dv8tion.jda" level="TRACE"/>
              <logger name="net.dv8tion.jda.internal.requests.WebSocketClient" level="ALL"/>
              <root level="TRACE"><appender-ref ref="FILE"/></root>
            </configuration>
            """;

    private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final LoggerContext context = new LoggerContext();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        context.stop();
        System.setOut(out);
        System.setErr(err);
        System.clearProperty(Logging.FILE);
        System.clearProperty(Logging.KIND);
    }

    /** The ways to configure logging: a conversation, a service, a file of the operator's that wants everything. */
    enum Configured {
        CONVERSATION,
        SERVICE,
        OWN_FILE
    }

    static Stream<Configured> configured() {
        return Stream.of(Configured.values());
    }

    private void configure(Configured how) throws IOException {
        PrintStream both = new PrintStream(standard, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        if (how == Configured.OWN_FILE) {
            Path file = Files.writeString(folder.resolve("logback.xml"), CURIOUS_FILE.replace("LOG", log().toString()));
            System.setProperty(Logging.FILE, file.toString());
        } else if (how == Configured.SERVICE) {
            System.setProperty(Logging.KIND, "service");
        }
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logging logging = new Logging();
        logging.setContext(context);
        logging.configure(context);
        context.start();
    }

    private Path log() {
        return folder.resolve("own.log");
    }

    private String written() throws IOException {
        return standard.toString(StandardCharsets.UTF_8) + (Files.exists(log()) ? Files.readString(log()) : "");
    }

    private void sayEverything(Level lowest) {
        for (String name : LOGGERS) {
            Logger logger = context.getLogger(name);
            for (Level level : Level.values()) {
                if (level.toInt() >= lowest.toInt()) {
                    sayEverything(logger, level);
                }
            }
        }
    }

    private static void sayEverything(Logger logger, Level level) {
        RuntimeException thrown = new IllegalStateException(CANARY, new IOException(CANARY));
        thrown.addSuppressed(new IllegalArgumentException(CANARY));
        logger.atLevel(level)
                .setMessage(CANARY)
                .addKeyValue("said", CANARY)
                .setCause(thrown)
                .log();
        logger.makeLoggingEventBuilder(level).log(CANARY);
        switch (level) {
            case ERROR -> {
                logger.error(CANARY);
                logger.error("Encountered exception on lifecycle level\nJSON: {}", CANARY, thrown);
                logger.error("[{}] {}", "IllegalStateException", CANARY);
                logger.error("Uncaught", thrown);
                logger.error("{}", thrown);
            }
            case WARN -> {
                logger.warn(CANARY);
                logger.warn("Got an unexpected Json-parse error. {} {}", CANARY, CANARY, thrown);
                logger.warn("{}", CANARY);
                logger.warn("closed", thrown);
            }
            case INFO -> {
                logger.info(CANARY, thrown);
                logger.info("{}", CANARY);
            }
            case DEBUG -> {
                logger.debug(CANARY, thrown);
                logger.debug("{}", CANARY);
            }
            case TRACE -> {
                logger.trace(CANARY, thrown);
                logger.trace("{}", CANARY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configured")
    void no_word_of_it_gets_out(Configured how) throws IOException {
        configure(how);
        sayEverything(Level.TRACE);
        context.getLogger("org.circlekeeper.app.Here").warn("ours is heard");
        assertThat(written())
                .doesNotContain(CANARY)
                .contains("ours is heard")
                .contains("JDA reported ERROR in WebSocketClient")
                .contains("JDA reported WARN in Requester")
                .contains("a library reported ERROR in OkHttpClient")
                .contains("IllegalStateException at org.circlekeeper.app.LibrarySilenceTest.sayEverything");
    }

    @ParameterizedTest
    @MethodSource("configured")
    void without_the_filter_the_words_would_be_there(Configured how) throws IOException {
        configure(how);
        context.getTurboFilterList().removeIf(LibraryFilter.class::isInstance);
        sayEverything(how == Configured.OWN_FILE ? Level.TRACE : Level.WARN);
        assertThat(written()).contains(CANARY);
    }

    @Test
    void a_file_read_anew_finds_the_filter_in_its_place() throws IOException, JoranException {
        configure(Configured.OWN_FILE);
        context.reset();
        JoranConfigurator joran = new JoranConfigurator();
        joran.setContext(context);
        joran.doConfigure(System.getProperty(Logging.FILE));
        sayEverything(Level.TRACE);
        assertThat(written()).doesNotContain(CANARY).contains("JDA reported ERROR in WebSocketClient");
    }

    @Test
    void a_file_that_is_broken_lets_nothing_out_either() throws IOException {
        Path file = Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=");
        System.setProperty(Logging.FILE, file.toString());
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logging logging = new Logging();
        logging.setContext(context);
        logging.configure(context);
        BasicConfigurator basic = new BasicConfigurator();
        PrintStream both = new PrintStream(standard, true, StandardCharsets.UTF_8);
        System.setOut(both);
        basic.setContext(context);
        basic.configure(context);
        sayEverything(Level.TRACE);
        assertThat(written()).doesNotContain(CANARY).contains("JDA reported ERROR in WebSocketClient");
    }
}
