package org.circlekeeper.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The real program in a process of its own, fed check-ins by several people through a pipe and killed. What it
 * acknowledged is counted here, outside of it; what it stored is counted from what it tells each person afterwards.
 */
final class KilledConsole {
    private static final List<String> PEOPLE = List.of("ada", "bea", "cem", "dov", "eli", "fay");
    private static final String ACKNOWLEDGED = "Noted for you";
    private static final String STORED = "  - Date: ";
    private static final int LEAST_ACKNOWLEDGED = 3;
    private static final int MOST_ACKNOWLEDGED = 60;
    private static final int CHECK_INS_EACH = 25;

    private final Class<?> program;
    private final Path folder;
    private final Random chance;
    private final Map<String, Integer> acknowledged = new TreeMap<>();
    private int kills;

    KilledConsole(Class<?> program, Path folder, long seed) {
        this.program = program;
        this.folder = folder;
        this.chance = new Random(seed);
    }

    /** What was found after the last kill; {@code refused} when the bot did not start on what was left. */
    record Found(int acknowledged, int lost, int unasked, boolean refused) {}

    Found kill(int times) throws IOException, InterruptedException {
        if (!begins()) {
            throw new IllegalStateException("it did not begin");
        }
        for (kills = 0; kills < times; kills++) {
            checkInUntilKilled();
        }
        return count();
    }

    /** A group, and everybody's yes. */
    private boolean begins() throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder("@mo moderator\n/setup age:adults\n");
        PEOPLE.forEach(name -> lines.append("@" + name + "\n/checkin now feeling:rain kind:weather\n1\n1\n"));
        Process process = start();
        try (BufferedReader output = output(process)) {
            write(process, lines.toString());
            process.getOutputStream().close();
            output.lines().forEach(this::note);
        }
        return process.waitFor() == 0 && acknowledged.size() == PEOPLE.size();
    }

    private void checkInUntilKilled() throws IOException, InterruptedException {
        int enough = LEAST_ACKNOWLEDGED + chance.nextInt(MOST_ACKNOWLEDGED);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHECK_INS_EACH; i++) {
            PEOPLE.forEach(name -> lines.append("@" + name + "\n/checkin now feeling:rain kind:weather\n"));
        }
        Process process = start();
        try (BufferedReader output = output(process)) {
            write(process, lines.toString());
            int heard = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard += note(line) ? 1 : 0;
                if (heard == enough) {
                    long until = System.nanoTime() + chance.nextInt(5_000_000);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // by its handle: the process itself would close the pipe that still holds acknowledgements
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean note(String line) {
        if (!line.contains(ACKNOWLEDGED)) {
            return false;
        }
        acknowledged.merge(line.substring("[only ".length(), line.indexOf(']')), 1, Integer::sum);
        return true;
    }

    private Found count() throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        PEOPLE.forEach(name -> lines.append("@" + name + "\n/privacy export\n"));
        Map<String, Integer> stored = new TreeMap<>();
        Process process = start();
        try (BufferedReader output = output(process)) {
            write(process, lines.toString());
            process.getOutputStream().close();
            String who = "";
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                who = line.startsWith("[only ") ? line.substring("[only ".length(), line.indexOf(']')) : who;
                if (line.startsWith(STORED)) {
                    stored.merge(who, 1, Integer::sum);
                }
            }
        }
        boolean refused = process.waitFor() != 0;
        int all = 0;
        int lost = 0;
        int unasked = 0;
        for (Map.Entry<String, Integer> one : acknowledged.entrySet()) {
            int more = stored.getOrDefault(one.getKey(), 0) - one.getValue();
            all += one.getValue();
            lost += Math.max(0, -more);
            unasked += Math.max(0, more);
        }
        return new Found(all, lost, unasked, refused);
    }

    private Process start() throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                program.getName(),
                "console",
                "--data",
                folder.resolve("data").toString());
        builder.environment().put("LC_ALL", "en_GB.UTF-8");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Less than a pipe holds, so that writing never waits for reading. */
    private static void write(Process process, String lines) {
        try {
            OutputStream input = process.getOutputStream();
            input.write(lines.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
