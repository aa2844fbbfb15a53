package org.circlekeeper.matrix.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The folder of one Synapse, with its configuration and its port. */
final class SynapseHome {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /**
     * Below the ports a machine lends to whoever calls out (from 32768 on Linux): while the server is down nobody else
     * is given its port, and nobody who calls it there is put through to itself.
     */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final int ENOUGH_TRIES = 100;

    private final Path python;
    private final Path folder;
    private final int port;

    private SynapseHome(Path python, Path folder, int port) {
        this.python = python;
        this.folder = folder;
        this.port = port;
    }

    static SynapseHome make(Path python, Synapse.Options options) throws IOException {
        SynapseHome home = new SynapseHome(python, Files.createTempDirectory("synapse"), freePort());
        home.write("homeserver.yaml", home.filled("homeserver.yaml", options.serverName()));
        home.write("log.yaml", home.filled("log.yaml", options.serverName()));
        home.write("more.yaml", "{}\n");
        if (!options.settings().isEmpty()) {
            home.write("more.yaml", String.join("\n", options.settings()) + "\n");
        }
        home.write("signing.key", "ed25519 a_test " + seed() + "\n");
        return home;
    }

    /** Any 32 bytes are a key of Ed25519; Synapse would take a start of its own to find some. */
    private static String seed() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int freePort() throws IOException {
        Random chance = new Random();
        for (int tries = 1; ; tries++) {
            int port = FIRST_PORT + chance.nextInt(LAST_PORT - FIRST_PORT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                if (tries == ENOUGH_TRIES) {
                    throw taken;
                }
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String filled(String template, String serverName) throws IOException {
        try (InputStream resource = Brought.resource(template)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{name}", serverName)
                    .replace("{port}", String.valueOf(port))
                    .replace("{home}", folder.toString())
                    .replace("{secret}", Registration.SECRET);
        }
    }

    Path folder() {
        return folder;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<String> command() {
        String files = folder.toString() + "/";
        return List.of(
                python.toString(),
                "-m",
                "synapse.app.homeserver",
                "-c",
                files + "homeserver.yaml",
                "-c",
                files + "more.yaml");
    }

    void awaitAnswer(BooleanSupplier isAlive) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Http.to(url()).answers("/health")) {
            if (System.nanoTime() > until || !isAlive.getAsBoolean()) {
                throw new IOException("it did not start: " + lastWords());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        return lines.isEmpty() ? "no word from it" : lines.get(lines.size() - 1);
    }

    boolean contains(byte[] words) {
        // one char for each byte, so that it is the bytes that are compared
        String wanted = new String(words, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
