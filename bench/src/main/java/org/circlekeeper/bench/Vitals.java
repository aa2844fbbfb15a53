package org.circlekeeper.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel and the JVM say about a running JVM. Linux only: it reads {@code /proc}. */
public final class Vitals {
    private static final double TICKS_A_SECOND = 100;
    private static final double KIB_A_MIB = 1024;

    private Vitals() {}

    public static double cpuSeconds(long pid) {
        String stat = read(Path.of("/proc", String.valueOf(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_A_SECOND;
    }

    public static double residentMib(long pid) {
        return status(pid, "VmRSS:") / KIB_A_MIB;
    }

    public static int threads(long pid) {
        return (int) status(pid, "Threads:");
    }

    /** What is left after a full collection. */
    public static double liveHeapMib(long pid) {
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.class_histogram").stream()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> Double.parseDouble(line.trim().split("\\s+", -1)[2]) / KIB_A_MIB / KIB_A_MIB)
                .findFirst()
                .orElseThrow();
    }

    private static double status(long pid, String key) {
        return read(Path.of("/proc", String.valueOf(pid), "status"))
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> jcmd(long pid, String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, String.valueOf(pid), command).start();
            List<String> lines = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            asked.waitFor();
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
