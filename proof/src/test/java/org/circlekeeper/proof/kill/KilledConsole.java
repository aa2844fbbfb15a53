package org.circlekeeper.proof.kill;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.circlekeeper.testkit.BotProcess;

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
    private static final int KILLED = 128 + 9;
    private static final int CHECK_INS_EACH = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String program;
    private final Path folder;
    private final Random chance;
    private final Map<String, Integer> acknowledged = new TreeMap<>();
    private final Map<Integer, Integer> exits = new TreeMap<>();

    KilledConsole(String program, Path folder, Random chance) {
        this.program = program;
        this.folder = folder;
        this.chance = chance;
    }

    /**
     * What was found after the last kill.
     *
     * @param exits what the rounds that were to be killed ended with, and how many of them
     * @param refused how many starts there were, the last one counted, that ended by themselves with a number
     */
    record Found(int acknowledged, int lost, int unasked, Map<Integer, Integer> exits, int refused) {
        int kills() {
            return exits.getOrDefault(KILLED, 0);
        }
    }

    Found kill(int times) throws InterruptedException {
        if (!begins()) {
            throw new IllegalStateException("it did not begin");
        }
        for (int round = 0; round < times; round++) {
            exits.merge(checkInUntilKilled(), 1, Integer::sum);
        }
        return count();
    }

    /** A group, and everybody's yes. */
    private boolean begins() throws InterruptedException {
        StringBuilder lines = new StringBuilder("@mo moderator\n/setup age:adults\n");
        PEOPLE.forEach(name -> lines.append("@" + name + "\n/checkin now feeling:rain kind:weather\n1\n1\n"));
        try (BotProcess process = launch().start()) {
            process.writes(lines.toString());
            process.hangsUp();
            int exit = process.ended(PATIENCE);
            process.out().forEach(this::note);
            return exit == 0 && acknowledged.size() == PEOPLE.size();
        }
    }

    /** Answers with what it ended with. */
    private int checkInUntilKilled() throws InterruptedException {
        int enough = LEAST_ACKNOWLEDGED + chance.nextInt(MOST_ACKNOWLEDGED);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHECK_INS_EACH; i++) {
            PEOPLE.forEach(name -> lines.append("@" + name + "\n/checkin now feeling:rain kind:weather\n"));
        }
        int after = chance.nextInt(5_000_000);
        AtomicInteger heard = new AtomicInteger();
        CompletableFuture<BotProcess> running = new CompletableFuture<>();
        try (BotProcess process = launch().start(line -> {
            if (note(line) && heard.incrementAndGet() == enough) {
                long until = System.nanoTime() + after;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                running.join().killAtOnce();
            }
        })) {
            running.complete(process);
            feed(process, lines.toString());
            return process.ended(PATIENCE);
        }
    }

    private static void feed(BotProcess process, String lines) {
        try {
            process.writes(lines);
        } catch (UncheckedIOException endedAlready) {
            // how, its exit says
        }
    }

    private boolean note(String line) {
        if (!line.contains(ACKNOWLEDGED)) {
            return false;
        }
        acknowledged.merge(line.substring("[only ".length(), line.indexOf(']')), 1, Integer::sum);
        return true;
    }

    private Found count() throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        PEOPLE.forEach(name -> lines.append("@" + name + "\n/privacy export\n"));
        try (BotProcess process = launch().start()) {
            feed(process, lines.toString());
            process.hangsUp();
            int refused = process.ended(PATIENCE) == 0 ? 0 : 1;
            for (Map.Entry<Integer, Integer> exit : exits.entrySet()) {
                refused += exit.getKey() == KILLED || exit.getKey() == 0 ? 0 : exit.getValue();
            }
            return compare(process.out(), refused);
        }
    }

    private Found compare(List<String> told, int refused) {
        Map<String, Integer> stored = new TreeMap<>();
        String who = "";
        for (String line : told) {
            who = line.startsWith("[only ") ? line.substring("[only ".length(), line.indexOf(']')) : who;
            if (line.startsWith(STORED)) {
                stored.merge(who, 1, Integer::sum);
            }
        }
        int all = 0;
        int lost = 0;
        int unasked = 0;
        for (Map.Entry<String, Integer> one : acknowledged.entrySet()) {
            int more = stored.getOrDefault(one.getKey(), 0) - one.getValue();
            all += one.getValue();
            lost += Math.max(0, -more);
            unasked += Math.max(0, more);
        }
        return new Found(all, lost, unasked, exits, refused);
    }

    private BotProcess.Launch launch() {
        return BotProcess.of(
                        program, "console", "--data", folder.resolve("data").toString())
                .with("-Xmx192m", "-XX:TieredStopAtLevel=1");
    }
}
