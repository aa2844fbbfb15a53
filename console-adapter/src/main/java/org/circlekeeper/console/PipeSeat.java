package org.circlekeeper.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Input from a pipe or a file. UTF-8 both ways, whatever the machine's own encoding is; lines are never wrapped. */
final class PipeSeat implements Seat {
    private final BufferedReader in;
    private final PrintStream out;

    PipeSeat(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> hear(String speaker, boolean secret, String begun) {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** Written in one piece and flushed: whoever counts the lines of a killed bot sees whole messages. */
    @Override
    public synchronized void show(String label, List<String> lines) {
        out.print(label + " " + String.join("\n  ", lines) + "\n");
        out.flush();
    }

    /** A reader that went away, as {@code head} does, shows as an error of the stream. */
    @Override
    public boolean isGone() {
        return out.checkError();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() {
        out.flush();
    }
}
