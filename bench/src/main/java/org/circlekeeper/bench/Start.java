package org.circlekeeper.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How much a warm start of the console costs, beside a JVM that prints one line: processor time and wall time until the
 * first answer, then the memory it stays at. Linux only: it reads {@code /proc}.
 */
public final class Start {
    private static final int RUNS = 10;

    private Start() {}

    /** One start, as the kernel and the JVM saw it. */
    record Run(double cpuSeconds, double wallSeconds, double residentMib, double liveHeapMib) {}

    public static void main(String[] args) throws Exception {
        Path launcher = Path.of(args[0]).toAbsolutePath();
        Path scratch = Files.createTempDirectory("circlekeeper-bench");
        try {
            console(launcher, scratch); // once, to build, to write the archive and to make the database
            console(launcher, scratch);
            List<Run> console = new ArrayList<>();
            List<Run> bare = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                console.add(console(launcher, scratch));
                bare.add(bare());
            }
            print("console, first answer", console);
            print("bare JVM, one line", bare);
            System.out.printf(
                    Locale.ROOT,
                    "limits: cpu 2.0 s -> %s, live heap 64 MiB -> %s, resident 220 MiB -> %s%n",
                    verdict(median(console, Run::cpuSeconds), 2.0),
                    verdict(median(console, Run::liveHeapMib), 64),
                    verdict(median(console, Run::residentMib), 220));
        } finally {
            delete(scratch);
        }
    }

    private static Run console(Path launcher, Path scratch) throws IOException, InterruptedException {
        return measure(
                new ProcessBuilder(
                                launcher.toString(),
                                "console",
                                "--data",
                                scratch.resolve("data").toString())
                        .directory(scratch.toFile()),
                "/help\n");
    }

    private static Run bare() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return measure(
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), OneLine.class.getName()), "");
    }

    private static Run measure(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            readAnswer(output);
            double wall = (System.nanoTime() - begun) / 1e9;
            double cpu = Vitals.cpuSeconds(process.pid());
            double resident = Vitals.residentMib(process.pid());
            return new Run(cpu, wall, resident, Vitals.liveHeapMib(process.pid()));
        } finally {
            process.getOutputStream().close();
            process.waitFor(20, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }

    /** Reads until the last line of the first answer to what was typed: the choices under {@code /help}. */
    private static void readAnswer(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains("[only ") && !line.contains(OneLine.TEXT)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("it ended before it answered");
        }
    }

    private static void print(String name, List<Run> runs) {
        System.out.printf(
                Locale.ROOT,
                "%-22s  cpu %.2f s  wall %.2f s  resident %.0f MiB  live heap %.0f MiB   (medians of %d; cpu %s)%n",
                name,
                median(runs, Run::cpuSeconds),
                median(runs, Run::wallSeconds),
                median(runs, Run::residentMib),
                median(runs, Run::liveHeapMib),
                runs.size(),
                Arrays.toString(
                        runs.stream().mapToDouble(Run::cpuSeconds).sorted().toArray()));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String verdict(double figure, double limit) {
        return figure <= limit ? "kept" : "NOT KEPT";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The reference: a program that prints one line and waits. */
    public static final class OneLine {
        static final String TEXT = "one line";

        private OneLine() {}

        public static void main(String[] args) throws IOException {
            System.out.println(TEXT);
            System.out.flush();
            while (System.in.read() >= 0) {
                // until nobody listens any more
            }
        }
    }
}
