package org.circlekeeper.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is logged, and how: warnings in plain lines beside a conversation, everything of ours as JSON for a service.
 * Set up in code, because reading a file for it would cost every start. Lines say what, where and which request; the
 * rest of the program sees to it that no line says who said what.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    /** {@code service} for JSON; anything else for a conversation. Set before the first logger is asked for. */
    static final String KIND = "circlekeeper.logging";

    private static final String SERVICE = "service";

    /** An operator's own file, used as it is; what libraries may not say stays unsaid there too. */
    static final String FILE = "circlekeeper.logging.file";

    /**
     * Logs for machines, and keeps what libraries print past the log from getting out. To be called once, before the
     * first logger is asked for.
     */
    static void becomeService() {
        System.setProperty(KIND, System.getProperty(KIND, SERVICE));
        LibraryReports reports = LibraryReports.ofThisProcess();
        LibraryRecords.guard(reports);
        LibraryOutput.guard(reports);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LibraryFilter.guard(context);
        String file = System.getProperty(FILE, "");
        if (!file.isEmpty() && Files.isReadable(Path.of(file))) {
            return byFile(context, file);
        }
        boolean service = System.getProperty(KIND, "").equals(SERVICE);
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(service ? "System.out" : "System.err");
        appender.setEncoder(service ? json(context) : plain(context));
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("org.circlekeeper").setLevel(service ? Level.INFO : Level.WARN);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ExecutionStatus byFile(LoggerContext context, String file) {
        JoranConfigurator joran = new JoranConfigurator();
        joran.setContext(context);
        try {
            joran.doConfigure(file);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        } catch (JoranException broken) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        // one readable sentence instead of its parts
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger{0}: %message%n%nopex");
        encoder.start();
        return encoder;
    }
}
