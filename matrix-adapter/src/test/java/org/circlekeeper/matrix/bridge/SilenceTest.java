package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class SilenceTest {
    private static final class Ear extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause())
                lines.add("" + t.getMessage());
        }
    }

    @TempDir
    Path folder;

    @Test
    void no_library_logs_or_prints_words_or_secrets_even_at_the_finest_level() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Ear ear = new Ear();
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
        RealServer server = RealServer.find();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        String heard;
        Person bot;
        bot = server.person("bot", folder);
        try (Person ada = server.person("ada", folder);
                bot) {
            bot.arrives();
            ada.arrives();
            String room = ada.meets(bot);
            bot.reads(ada.says(room, "a canary sings"));
            ada.reads(bot.says(room, "a canary answers"));
        } finally {
            root.setLevel(Level.OFF);
            root.detachAppender(ear);
            System.setOut(out);
            System.setErr(err);
        }
        heard = String.join("\n", ear.lines);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(heard)
                .as("the ear was open")
                .contains("io.ktor")
                .doesNotContain("canary")
                .doesNotContain("syt_")
                .doesNotContain(bot.name + bot.name)
                .doesNotContain(bot.memory.get("recovery-key"))
                .doesNotContain(bot.memory.get("store-key"));
    }
}
