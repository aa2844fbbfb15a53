package org.circlekeeper.proof.setup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.proof.setup.SetUps.SetUp;
import org.circlekeeper.testkit.BotProcess;

/** An operator's folder, about to be set up. */
final class Place implements Closeable {
    private final Path folder;
    private final List<Closeable> held = new ArrayList<>();

    Place(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A file for its owner alone. */
    Place file(String name, String content) {
        return file(name, content, "rw-------");
    }

    Place file(String name, String content, String mode) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.setPosixFilePermissions(
                    Files.writeString(path(name), content), PosixFilePermissions.fromString(mode));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A configuration of a few lines, on Discord with a token that could be one. */
    Place service(String more) {
        return service("http://127.0.0.1:1/api/v10/", more);
    }

    /**
     * The same with a Discord that is there, and will not have it.
     *
     * @param token the token it comes with, given the one that is known there
     */
    Place onDiscord(Options options, UnaryOperator<String> token) {
        FakeDiscord discord = FakeDiscord.start(options);
        return holds(discord::close).service(discord.apiUrl(), "").file("token", token.apply(discord.token()) + "\n");
    }

    private Place service(String apiUrl, String more) {
        return file("token", SetUps.TOKEN + "\n")
                .file(
                        "bot.yaml",
                        "storage: {folder: data}\nkeys: {file: data.keys/operator.key}\n"
                                + "discord: {token-file: token, api-url: \"" + apiUrl + "\"}\n" + more);
    }

    Place config(String yaml) {
        return file("bot.yaml", yaml);
    }

    /** Lets a console live here for a moment, so that there is a key and data. */
    Place lived() {
        return livedWith("--data", path("data").toString());
    }

    Place livedWith(String... arguments) {
        List<String> all =
                Stream.concat(Stream.of("console"), Stream.of(arguments)).toList();
        try (BotProcess bot = BotProcess.of(BotProcess.MAIN, all.toArray(String[]::new))
                .with("-Xmx192m", "-XX:TieredStopAtLevel=1")
                .start()) {
            bot.hangsUp();
            int exit = bot.ended(SetUp.PATIENCE);
            if (exit != 0) {
                throw new AssertionError("it did not begin: " + bot.err());
            }
            return this;
        } catch (InterruptedException told) {
            throw new IllegalStateException(told);
        }
    }

    Place change(Change change) {
        try {
            change.happens(folder);
            return this;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Keeps something open until the place is left. */
    Place holds(Closeable open) {
        held.add(open);
        return this;
    }

    /** A port of this machine that somebody else listens on as long as the place is there. */
    int takenPort() {
        try {
            ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            holds(taken);
            return taken.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable open : held) {
            open.close();
        }
    }

    /** Something done by hand. */
    interface Change {
        void happens(Path folder) throws Exception;
    }

    /** Every file with its bytes, but for locks and sockets. */
    Map<String, byte[]> everything() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                if (!file.toString().endsWith(".lock")) {
                    all.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return all;
    }
}
