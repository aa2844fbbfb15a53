package org.circlekeeper.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program in a JVM of its own, with what it printed and every way it can end. Thread-safe; {@link #close} leaves
 * nothing running, and so does the end of this JVM.
 */
public final class BotProcess implements AutoCloseable {
    /** The program itself; a name, because this module stands below it. */
    public static final String MAIN = "org.circlekeeper.app.Main";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration READERS = Duration.ofSeconds(10);

    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private BotProcess(Process process, Consumer<String> listener) {
        this.process = process;
        STARTED.add(process);
        read(process.getInputStream(), out, listener);
        read(process.getErrorStream(), err, line -> {});
    }

    /** What is to be started, and how; nothing runs before {@link #start}. */
    public record Launch(String main, List<String> java, String classPath, List<String> arguments) {
        public Launch {
            java = List.copyOf(java);
            arguments = List.copyOf(arguments);
        }

        /** More for the JVM, such as {@code -Xmx128m}; the last one said of a kind counts. */
        public Launch with(String... options) {
            List<String> all = new ArrayList<>(java);
            all.addAll(List.of(options));
            return new Launch(main, all, classPath, arguments);
        }

        /** The same on another class path. */
        public Launch on(String otherClassPath) {
            return new Launch(main, java, otherClassPath, arguments);
        }

        public BotProcess start() {
            return start(line -> {});
        }

        /**
         * The same with somebody who listens.
         *
         * @param listener hears each line of the output at once, on the thread that reads it
         */
        public BotProcess start(Consumer<String> listener) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(java);
            command.addAll(List.of("-cp", classPath, main));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "en_GB.UTF-8");
            try {
                return new BotProcess(builder.start(), listener);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A main class from this class path, in a small JVM. */
    public static Launch of(String main, String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new Launch(main, List.of("-Xmx256m", "-XX:+UseSerialGC"), classPath, List.of(arguments));
    }

    /** The real program as a service. */
    public static Launch service(Path config) {
        return of(MAIN, "run", "--config", config.toString());
    }

    /**
     * Writes a configuration for a service on Discord: its data in {@code d}, its key in {@code k}.
     *
     * @param more lines of YAML; one that begins {@code storage:} takes the place of the usual one
     */
    public static Path configuration(Path folder, String token, String apiUrl, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String storage = more.lines().anyMatch(line -> line.startsWith("storage:")) ? "" : "storage: {folder: d}\n";
        return Files.writeString(
                folder.resolve("bot.yaml"),
                storage + "keys: {file: k/key}\ndiscord: {token-file: token, api-url: \"" + apiUrl + "\"}\n" + more);
    }

    private void read(InputStream from, List<String> into, Consumer<String> listener) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    note(into, line);
                    listener.accept(line);
                }
            } catch (IOException closed) {
                note(into, "(closed)");
            } finally {
                note(into, "");
            }
        });
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    private synchronized void note(List<String> into, String line) {
        if (!line.isEmpty()) {
            into.add(line);
        }
        notifyAll();
    }

    /** Writes to its input; as little at once as a pipe holds (64 kB), or this waits until it reads. */
    public void writes(String lines) {
        try {
            OutputStream input = process.getOutputStream();
            input.write(lines.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** Ends its input, as somebody who presses Ctrl-D. */
    public void hangsUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** Waits until a line of its error output has these words; when it ends without them, that is a failure. */
    public BotProcess untilItSays(String words) {
        if (!says(words, START)) {
            throw new AssertionError((process.isAlive() ? "it does not say so: " : "it ended without saying so: ")
                    + String.join("\n", err()));
        }
        return this;
    }

    /** Whether it says so in time, on its error output; false at once when it ended without. */
    public synchronized boolean says(String words, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        boolean said = saidAlready(words);
        while (!said && left > 0 && readers.get(1).isAlive()) {
            try {
                wait(Math.min(left, 100));
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                return false;
            }
            said = saidAlready(words);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return said;
    }

    private boolean saidAlready(String words) {
        return err.stream().anyMatch(line -> line.contains(words));
    }

    /** Its number, as the machine knows it. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends TERM, and answers with what it ended with. */
    public int stop() throws InterruptedException {
        process.toHandle().destroy();
        return ended(Duration.ofSeconds(20));
    }

    /** As the kernel does it when memory is short: nothing is closed. Returns when it is gone and what it had said is read. */
    public void kill() throws InterruptedException {
        killAtOnce();
        process.waitFor();
        joinReaders();
    }

    /** The same without waiting for the end: for a listener, which must read on. */
    public void killAtOnce() {
        // by its handle: the process itself would close the pipes, with what still is in them
        process.toHandle().destroyForcibly();
    }

    /** What it ended with of its own accord. */
    public int ended(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + atMost + ": " + err());
        }
        joinReaders();
        return process.exitValue();
    }

    private void joinReaders() throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(READERS.toMillis());
        }
    }

    /** Its output so far, a line each. */
    public synchronized List<String> out() {
        return List.copyOf(out);
    }

    /** Its error output so far, a line each. */
    public synchronized List<String> err() {
        return List.copyOf(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
