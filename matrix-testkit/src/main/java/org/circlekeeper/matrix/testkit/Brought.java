package org.circlekeeper.matrix.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where {@code matrix-testkit/bring} put what it brought. */
final class Brought {
    private static final int LENGTH_OF_MARK = 12;

    private Brought() {}

    /** Runs Python with Synapse at hand. */
    static Optional<Path> python() {
        return program(folder().resolve("synapse").resolve("python"));
    }

    /** The folder with a program {@code node} and the foreign client's {@code node_modules}, as our lock file has them. */
    static Optional<Path> client() {
        Path client = folder().resolve("client-" + mark());
        return program(client.resolve("node")).map(node -> client);
    }

    /** {@code -Dcirclekeeper.cache} comes first; then it is looked for as {@code bring} does. */
    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home"));
        Path cache = said(System.getProperty("circlekeeper.cache"))
                .or(() -> said(System.getenv("CIRCLEKEEPER_CACHE")))
                .or(() -> said(System.getenv("XDG_CACHE_HOME")).map(folder -> folder.resolve("circlekeeper")))
                .orElse(home.resolve(".cache").resolve("circlekeeper"));
        return cache.resolve("matrix");
    }

    private static Optional<Path> said(@Nullable String folder) {
        return Stream.ofNullable(folder)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .findFirst();
    }

    private static Optional<Path> program(Path file) {
        return Optional.of(file).filter(Files::isExecutable);
    }

    private static String mark() {
        try (InputStream lock = resource("node/package-lock.json")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lock.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, LENGTH_OF_MARK);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static InputStream resource(String name) {
        InputStream found = Brought.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("this kit was built without " + name);
        }
        return found;
    }
}
