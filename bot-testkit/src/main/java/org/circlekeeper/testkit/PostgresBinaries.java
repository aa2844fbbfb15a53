package org.circlekeeper.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of a PostgreSQL server on this machine, and the user they run as: PostgreSQL refuses to run as root.
 *
 * @param folder holds {@code initdb} and {@code postgres}
 * @param runAs the numbers of an unprivileged user and its group; empty where we are one ourselves
 */
record PostgresBinaries(Path folder, Optional<RunAs> runAs) {
    private static final int OLDEST = 15;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final long PATIENCE_SECONDS = 60;

    /** An unprivileged user, by number. */
    record RunAs(int user, int group) {}

    /** The newest that can be run here. */
    static Optional<PostgresBinaries> find() throws IOException, InterruptedException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Optional<RunAs> runAs = root ? unprivileged() : Optional.empty();
        if (root && runAs.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> newest = Optional.empty();
        int best = OLDEST - 1;
        for (Path folder : folders()) {
            int version = version(folder);
            if (version > best) {
                best = version;
                newest = Optional.of(folder);
            }
        }
        return newest.map(folder -> new PostgresBinaries(folder, runAs));
    }

    private static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            folders.add(Path.of(folder));
        }
        folders.removeIf(folder ->
                !Files.isExecutable(folder.resolve("initdb")) || !Files.isExecutable(folder.resolve("postgres")));
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    private static int version(Path folder) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(folder.resolve("postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher matcher = VERSION.matcher(answer);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    // the server looks itself up by number, so it must be somebody the machine knows
    private static Optional<RunAs> unprivileged() throws IOException {
        List<String> known = Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.UTF_8);
        return Stream.of("postgres", "nobody")
                .flatMap(name -> known.stream().filter(line -> line.startsWith(name + ":")))
                .map(line -> line.split(":", -1))
                .map(fields -> new RunAs(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .findFirst();
    }

    /** Makes a folder the server may write into, and nobody else. */
    Path newHome() throws IOException {
        Path home = Files.createTempDirectory("circlekeeper-postgres");
        if (runAs.isPresent()) {
            Files.setAttribute(home, "unix:uid", runAs.get().user());
            Files.setAttribute(home, "unix:gid", runAs.get().group());
        }
        return home;
    }

    /** The same program as the unprivileged user. */
    List<String> asUser(List<String> command) {
        List<String> whole = new ArrayList<>();
        runAs.ifPresent(who ->
                whole.addAll(List.of("setpriv", "--reuid=" + who.user(), "--regid=" + who.group(), "--clear-groups")));
        whole.addAll(command);
        return whole;
    }

    /**
     * Makes an empty cluster whose superuser needs no password. Texts are put in order as a person would, which is what
     * most servers do and H2 does not.
     */
    void initdb(Path data) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("initdb").toString());
        command.addAll(List.of("-D", data.toString(), "-U", PostgresForTests.SUPERUSER, "-A", "trust", "-E", "UTF8"));
        command.addAll(List.of("--locale=C", "--locale-provider=icu", "--icu-locale=en-US"));
        command.addAll(List.of("--no-sync", "--no-instructions"));
        Process process = new ProcessBuilder(asUser(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("initdb failed");
        }
    }
}
