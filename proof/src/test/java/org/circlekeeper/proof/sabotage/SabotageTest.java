package org.circlekeeper.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Patched;
import org.circlekeeper.proof.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: whoever breaks one of these things hears of it from the tests. Each breakage is compiled into a copy of the
 * class it is in, and the test that guards it runs on that copy, in a JVM of its own: it has to fail, and not for the
 * reason that classes no longer fit together. The same tests on the sound product have to pass. Threshold: all found.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class SabotageTest {
    private static final int AT_ONCE = 2;
    private static final int IN_EVERY_BUILD = 6;
    private static final long PATIENCE_MINUTES = 3;

    @TempDir
    Path scratch;

    @Test
    void every_breakage_is_noticed() throws Exception {
        List<Sabotage> all = Sabotages.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        List<Sabotage> tried = new ArrayList<>(all);
        Collections.shuffle(tried, Effort.chance("sabotage"));
        tried = tried.subList(0, Effort.of(IN_EVERY_BUILD, all.size()));
        List<String> unnoticed = onlyWhere(tried, sabotage -> {
            Patched broken = Patched.with(List.of(sabotage.change()), scratch);
            String output = run(broken.classPath(), sabotage.module(), List.of(sabotage.guard()));
            return output.endsWith("exit " + Guard.RED) ? "" : sabotage + ": " + output;
        });
        String of = " of " + tried.size();
        Report.of("sabotage").line("breakages noticed", tried.size() - unnoticed.size() + of, tried.size() + of);
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void every_breakage_still_fits_the_source() throws Exception {
        for (Sabotage sabotage : Sabotages.all()) {
            Patched.with(List.of(sabotage.change()), scratch);
        }
    }

    @Test
    void the_guards_are_content_with_the_sound_product() throws Exception {
        assumeTrue(Effort.isLong(), "they are run by every build, each in its own module");
        Map<String, List<Sabotage>> modules = Sabotages.all().stream().collect(Collectors.groupingBy(Sabotage::module));
        List<String> discontent = onlyWhere(List.copyOf(modules.keySet()), module -> {
            String output = run(
                    Patched.ownClassPath(),
                    module,
                    modules.get(module).stream().map(Sabotage::guard).distinct().toList());
            return output.endsWith("exit " + Guard.GREEN) ? "" : module + ": " + output;
        });
        assertThat(discontent).isEmpty();
    }

    private interface Look<T> {
        String at(T one) throws Exception;
    }

    private static <T> List<String> onlyWhere(List<T> all, Look<T> look) throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<String>> looks = new ArrayList<>();
            all.forEach(one -> looks.add(() -> look.at(one)));
            List<String> found = new ArrayList<>();
            for (Future<String> one : runners.invokeAll(looks)) {
                found.add(one.get());
            }
            return found.stream().filter(text -> !text.isEmpty()).toList();
        } finally {
            runners.shutdownNow();
        }
    }

    private static String run(String classPath, String module, List<String> guards)
            throws IOException, InterruptedException {
        Path tests = Patched.testsOf(module);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath + File.pathSeparator + tests,
                Guard.class.getName()));
        command.addAll(guards);
        Process process = new ProcessBuilder(command)
                .directory(tests.getParent().getParent().toFile())
                .redirectErrorStream(true)
                .start();
        process.onExit()
                .orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES)
                .exceptionally(tooLong -> process.destroyForcibly());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String said = String.join(
                "\n", output.lines().filter(line -> line.startsWith("GUARD ")).toList());
        return said + "\nexit " + process.exitValue();
    }
}
