package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Patched;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: no instant is a bad one. Tried: as in {@link RandomKillTest}, but the process stops at a named point of its
 * own code, the first to the n-th time it passes there as chance will have it, and is killed there; chance then cannot
 * have missed it. A claim is kept 3 s instead of 60 for this, so that nobody waits. Held against the same figures, and
 * every point must have been reached; where a backup was being made, none is left under its name.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
final class CrashPointTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<CrashPoint> A_FEW =
            List.of(CrashPoint.AFTER_COMMIT, CrashPoint.FORGOTTEN_BUT_NOT_IN_THE_KEY_BACKUP);

    @TempDir
    static Path folder;

    private static Patched product;

    private final Map<CrashPoint, Integer> reached = new EnumMap<>(CrashPoint.class);

    @BeforeAll
    static void compile() throws IOException {
        product = Patched.with(CrashPoint.changes(), folder);
    }

    @Test
    void no_named_point_is_a_bad_one_for_the_file() throws Exception {
        crash("H2", Store.H2, Optional.empty(), List.of(CrashPoint.values()), Effort.of(1, 10));
    }

    @Test
    void no_named_point_is_a_bad_one_for_postgresql() throws Exception {
        Optional<PostgresForTests> postgres = Store.postgres();
        assumeTrue(postgres.isPresent(), "said aloud already");
        List<CrashPoint> points = Effort.isLong() ? List.of(CrashPoint.values()) : A_FEW;
        crash("PostgreSQL", Store.POSTGRESQL, postgres, points, Effort.of(1, 10));
    }

    private void crash(
            String name, Store store, Optional<PostgresForTests> postgres, List<CrashPoint> points, int times)
            throws Exception {
        Tally tally = new Tally();
        Random chance = Effort.chance("crash points " + name);
        List<CrashPoint> all = new ArrayList<>();
        points.forEach(point -> all.addAll(Collections.nCopies(times, point)));
        Collections.shuffle(all, chance);
        Path armed = folder.resolve(name).resolve("armed");
        Circle circle = new Circle(
                folder.resolve(name),
                store,
                postgres,
                tally,
                config -> BotProcess.service(config).on(product.classPath()),
                at(all.get(0), chance, armed));
        try (KillLab lab = new KillLab("crash points, " + name, circle, tally, chance)) {
            try {
                lab.runs(() -> {
                    for (int one = 0; one < all.size(); one++) {
                        crash(lab, circle, all.get(one), armed);
                        circle.restart(one + 1 < all.size() ? at(all.get(one + 1), chance, armed) : new String[0]);
                        lab.looks();
                    }
                });
            } finally {
                Report.of("kill lab").line("crash points, " + name + ": reached", reached, times + " times each");
            }
            lab.mustHold();
            assertThat(reached)
                    .containsOnlyKeys(points)
                    .allSatisfy((point, found) ->
                            assertThat(found).as(point.words()).isEqualTo(times));
        }
    }

    private static String[] at(CrashPoint point, Random chance, Path armed) {
        return Crash.at(point.name(), 1 + chance.nextInt(point.mostPassings()), armed);
    }

    private void crash(KillLab lab, Circle circle, CrashPoint point, Path armed)
            throws IOException, InterruptedException {
        Files.createFile(armed);
        lab.crowd().comes();
        Optional<BackupTried> backup =
                point.isInBackup() ? Optional.of(BackupTried.of(circle, folder.resolve("backups"))) : Optional.empty();
        if (circle.running().says(Crash.REACHED + point.name(), PATIENCE)) {
            reached.merge(point, 1, Integer::sum);
        }
        circle.kill();
        lab.crowd().leaves();
        Files.delete(armed);
        if (backup.isPresent()) {
            backup.get().mustNotBeThere();
        }
    }
}
