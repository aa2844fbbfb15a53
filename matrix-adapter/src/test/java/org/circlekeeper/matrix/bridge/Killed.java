package org.circlekeeper.matrix.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** The bot in a process of its own, which is then killed without a word. */
final class Killed {
    private final Process process;
    private final Path notes;

    private Killed(Process process, Path notes) {
        this.process = process;
        this.notes = notes;
    }

    static Killed start(RealServer server, Person bot, Path folder, String room) throws IOException {
        bot.close();
        Path notes = folder.resolve("notes");
        write(notes, bot.memory);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Killed.class.getName(),
                        bot.name,
                        server.uri.toString(),
                        folder.toString(),
                        room)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        Killed killed = new Killed(process, notes);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> killed.memory().containsKey("sent"));
        return killed;
    }

    String sentId() throws IOException {
        return memory().get("sent");
    }

    String device() throws IOException {
        return memory().get("device");
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    Map<String, String> memory() throws IOException {
        Properties read = new Properties();
        try (var in = Files.newBufferedReader(notes)) {
            read.load(in);
        }
        Map<String, String> memory = new ConcurrentHashMap<>();
        read.forEach((key, value) -> memory.put((String) key, (String) value));
        return memory;
    }

    private static void write(Path notes, Map<String, String> memory) throws IOException {
        Properties kept = new Properties();
        kept.putAll(memory);
        Path next = notes.resolveSibling("notes.next");
        try (var out = Files.newBufferedWriter(next)) {
            kept.store(out, null);
        }
        Files.move(
                next,
                notes,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[2]);
        Person bot = new Person(args[0], URI.create(args[1]), folder);
        bot.memory.putAll(new Killed(null, folder.resolve("notes")).memory());
        bot.arrives();
        bot.finishes = false;
        bot.memory.put("sent", bot.says(args[3], "from the one who will be killed"));
        write(folder.resolve("notes"), bot.memory);
        Thread.sleep(60_000);
    }
}
