package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one process in which all foreign clients of this JVM live, asked by lines of JSON. It ends when its input does, so
 * with us, however we end. Thread-safe.
 */
final class NodeProcess {
    private static final List<String> SCRIPTS =
            List.of("client.mjs", "person.mjs", "seen.mjs", "verifications.mjs", "package.json");
    /** Longer than any one thing takes, on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedWriter input;
    private final Path errors;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<Long, Runnable> listeners = new ConcurrentHashMap<>();

    private NodeProcess(Process process, Path errors) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static NodeProcess start(Path client) throws IOException {
        Path folder = scripts(client);
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(client.resolve("node").toString(), "client.mjs", folder.toString())
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        NodeProcess node = new NodeProcess(process, errors);
        Thread reader = new Thread(node::read, "foreign clients");
        reader.setDaemon(true);
        reader.start();
        return node;
    }

    /** Beside the packages, for that is where Node looks for them. It deletes them itself in the end. */
    private static Path scripts(Path client) throws IOException {
        Path folder = Files.createTempDirectory("foreign-clients");
        for (String script : SCRIPTS) {
            try (InputStream from = Brought.resource("node/" + script)) {
                Files.copy(from, folder.resolve(script));
            }
        }
        Files.createSymbolicLink(folder.resolve("node_modules"), client.resolve("node_modules"));
        return folder;
    }

    /** Runs it, on the thread that reads, each time there is something new for that person. */
    void listen(long who, Runnable listener) {
        listeners.put(who, listener);
    }

    JsonNode ask(long who, String act, Object... words) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            String line = Http.JSON.writeValueAsString(Map.of("id", id, "as", who, "act", act, "words", words));
            synchronized (input) {
                input.write(line);
                input.newLine();
                input.flush();
            }
            return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new AssertionError("the foreign client did not " + act + "; " + complaints(), failed);
        } catch (IOException ended) {
            throw new UncheckedIOException("the foreign clients ended; " + complaints(), ended);
        } finally {
            asked.remove(id);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(Http.JSON.readTree(line));
            }
        } catch (IOException closed) {
            // as at the end of the output
        } finally {
            asked.values().forEach(answer -> answer.completeExceptionally(new IOException("it ended")));
        }
    }

    private void hear(JsonNode line) {
        if (line.has("news")) {
            listeners.getOrDefault(line.get("news").asLong(), () -> {}).run();
            return;
        }
        CompletableFuture<JsonNode> answer = asked.get(line.path("to").asLong());
        if (answer == null) {
            return; // its greeting, or what nobody waits for any more
        }
        JsonNode failed = line.path("failed");
        if (failed.isMissingNode()) {
            answer.complete(line.get("answer"));
        } else {
            answer.completeExceptionally(new Refused(
                    failed.get("status").asInt(),
                    failed.get("code").asText(),
                    failed.get("words").asText(),
                    Duration.ofMillis(failed.get("retryAfter").asLong())));
        }
    }

    private String complaints() {
        try {
            return "it complained: " + Files.readString(errors);
        } catch (IOException none) {
            return "it complained about nothing";
        }
    }
}
