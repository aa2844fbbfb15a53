package org.circlekeeper.bench.discord;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.discord.testkit.FakeDiscord;

/** A JVM with a bot in it, logged in to a {@link FakeDiscord}; it ends with this process at the latest. */
final class Program implements AutoCloseable {
    /** What the launcher gives a service, without what would keep us from looking inside. */
    private static final List<String> FLAGS = List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:MaxMetaspaceSize=160m",
            "-Djava.awt.headless=true");

    /** All that JDA needs for text. */
    private static final Pattern BARE =
            Pattern.compile("(JDA-|core-3|kotlin-stdlib-\\d|jackson-(core|databind|annotations)"
                    + "|commons-collections4|okhttp-jvm|okio-jvm|nv-websocket|slf4j-api|circlekeeper-bench).*\\.jar");

    private static final Pattern COMPLAINT =
            Pattern.compile("\"level\":\"(WARN|ERROR)\".*\"formattedMessage\":\"([^\"]*)\"");

    private final String name;
    private final Process process;
    private final Path log;
    private final Path data;
    private final Path key;
    private final long begun;

    private Program(String name, Path folder, List<String> command) {
        this.name = name;
        this.log = folder.resolve("output");
        this.data = folder.resolve("data");
        this.key = folder.resolve("keys").resolve("operator.key");
        this.begun = System.nanoTime();
        try {
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** The reference. Its answers have that many characters. */
    static Program bare(FakeDiscord discord, Path folder, String heap, int characters) {
        return new Program(
                "bare JDA",
                folder,
                command(
                        heap,
                        "-cp",
                        bareClassPath(),
                        BareBot.class.getName(),
                        discord.apiUrl(),
                        discord.token(),
                        String.valueOf(characters)));
    }

    /** The product as the launcher starts it, class-data archive included, with its data in that folder. */
    static Program real(FakeDiscord discord, Path folder, String heap) {
        Path built = Path.of("app", "target").toAbsolutePath();
        return new Program(
                "Circlekeeper",
                folder,
                command(
                        heap,
                        "-XX:SharedArchiveFile="
                                + built.resolve("classes-" + Runtime.version().feature() + ".jsa"),
                        "-Xshare:auto",
                        "-Dcirclekeeper.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        built.resolve("circlekeeper.jar").toString(),
                        "org.circlekeeper.app.Main",
                        "run",
                        "--config",
                        config(discord, folder).toString()));
    }

    private static List<String> command(String heap, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        String more = System.getenv().getOrDefault("JAVA_OPTS", "");
        Stream.of(more.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(command::add);
        command.addAll(List.of(rest));
        return command;
    }

    private static String bareClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path ->
                        BARE.matcher(Path.of(path).getFileName().toString()).matches())
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path config(FakeDiscord discord, Path folder) {
        try {
            Path token = folder.resolve("token");
            Files.deleteIfExists(token);
            Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(token, discord.token());
            return Files.writeString(folder.resolve("bot.yaml"), """
                    storage: {folder: data}
                    keys: {file: keys/operator.key}
                    discord:
                      token-file: token
                      api-url: "%s"
                    """.formatted(discord.apiUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /** Where the product keeps its data. */
    Path data() {
        return data;
    }

    /** The key to that data. */
    Path key() {
        return key;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - begun) / 1e9;
    }

    void refuseIfEnded() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + output());
        }
    }

    /** The last of what it wrote. */
    String output() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it complained about, and how often. */
    Map<String, Integer> complaints() {
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(COMPLAINT::matcher).filter(Matcher::find).forEach(found -> {
                String words = found.group(1) + " " + found.group(2).replaceAll("[0-9]{5,}", "…");
                counts.merge(words, 1, Integer::sum);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /** Asks it to end, as an operator's system does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                System.out.println("# " + name + " did not end when asked to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
