package org.circlekeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.command.Menu;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A terminal somebody types at: editing, arrow keys, completion. Earlier lines are kept in memory only, and answers to
 * forms not even there: a history file would hold what people said about themselves, in the clear.
 */
final class LiveSeat implements Seat {
    private static final int WIDTH_OF_A_TERMINAL_THAT_DOES_NOT_SAY = 80;

    private final Terminal terminal;
    private final LineReader reader;
    private volatile boolean gone;

    private LiveSeat(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    static Seat open(Menu menu, ConsoleSettings settings, People people, Supplier<Bot> bot) {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("circlekeeper")
                    .system(true)
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            return at(terminal, new Completion(menu, settings.language(), people, bot));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    static LiveSeat at(Terminal terminal, Completion completion) {
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(null);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(completion)
                .variable(LineReader.DISABLE_HISTORY, false)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .build();
        return new LiveSeat(terminal, reader);
    }

    @Override
    public Optional<String> hear(String speaker, boolean secret, String begun) {
        reader.setVariable(LineReader.DISABLE_HISTORY, secret);
        while (true) {
            try {
                return Optional.of(reader.readLine(speaker + "> ", null, begun));
            } catch (UserInterruptException cleared) {
                // Ctrl-C clears the line, as in a shell; Ctrl-D leaves
            } catch (EndOfFileException left) {
                gone = true;
                return Optional.empty();
            }
        }
    }

    /** Above the line being typed, if somebody types right now. */
    @Override
    public synchronized void show(String label, List<String> lines) {
        int columns = terminal.getSize().getColumns();
        int width = columns > 0 ? columns : WIDTH_OF_A_TERMINAL_THAT_DOES_NOT_SAY;
        List<String> wrapped = new ArrayList<>();
        String lead = label + " ";
        for (String line : lines) {
            wrapped.addAll(Wrap.line(lead, line, width));
            lead = "  ";
        }
        if (reader.isReading()) {
            reader.printAbove(String.join("\n", wrapped));
        } else {
            terminal.writer().println(String.join(System.lineSeparator(), wrapped));
            terminal.writer().flush();
        }
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void close() {
        gone = true;
        try {
            terminal.close();
        } catch (IOException closed) {
            // it is going away anyway
        }
    }
}
