package org.circlekeeper.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The real program as a service in a process of its own, with what it printed. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private ServiceProcess(Process process) {
        this.process = process;
        read(process.getInputStream(), out);
        read(process.getErrorStream(), err);
    }

    /** Writes a configuration for it into the folder. */
    static Path configuration(Path folder, String token, String apiUrl, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(
                folder.resolve("bot.yaml"),
                "storage: {folder: d}\nkeys: {file: k/key}\ndiscord: {token-file: token, api-url: \"" + apiUrl + "\"}\n"
                        + more);
    }

    static ServiceProcess start(Path config, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.addAll(List.of(Main.class.getName(), "run", "--config", config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "en_GB.UTF-8");
        return new ServiceProcess(builder.start());
    }

    private void read(InputStream from, List<String> into) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                lines.lines().forEach(into::add);
            } catch (IOException | UncheckedIOException killed) {
                into.add("(killed)");
            }
        });
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    ServiceProcess untilItSays(String words) {
        Awaitility.await()
                .atMost(START)
                .until(() -> !process.isAlive() || err.stream().anyMatch(line -> line.contains(words)));
        if (err.stream().noneMatch(line -> line.contains(words))) {
            throw new AssertionError("it ended without saying so: " + err);
        }
        return this;
    }

    /** Sends TERM, and answers with what it ended with. */
    int stop() throws InterruptedException {
        process.destroy();
        return ended(Duration.ofSeconds(20));
    }

    /** As the kernel does it when memory is short: nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it ended with of its own accord. */
    int ended(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + atMost + ": " + err);
        }
        for (Thread reader : readers) {
            reader.join(Duration.ofSeconds(5).toMillis());
        }
        return process.exitValue();
    }

    List<String> out() {
        return List.copyOf(out);
    }

    List<String> err() {
        return List.copyOf(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
