package org.circlekeeper.proof.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.setup.SetUps.SetUp;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: whatever is set up wrong, the program ends by itself with the exit code a service manager can rely on, and says cause, fix and page in
 * three lines: no stack trace, no secret, and nothing that was there is changed. Tried with the real program in a process of its own; the long form
 * tries every row of {@link SetUps}, each build some of them (the others run in the program's own tests). Threshold: all
 * rows, ten seconds each.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class SetupTest {
    private static final Path GUIDE = Path.of("..", "docs", "operator.md");

    /** The database, and the copy of its keys that is written anew at each start. */
    private static final String CHANGES_ONCE_OPEN = "data/.*|data\\.keys/keys\\.backup";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path root;

    @Test
    void every_wrong_set_up_is_refused_with_its_code_its_page_and_without_harm() throws Exception {
        List<SetUp> rows = new ArrayList<>(SetUps.all());
        assertThat(rows).hasSizeGreaterThanOrEqualTo(45);
        Collections.shuffle(rows, Effort.chance("setup"));
        rows = rows.subList(0, Effort.of(8, rows.size()));
        Map<String, List<String>> wrong = new HashMap<>();
        Duration longest = Duration.ZERO;
        for (SetUp row : rows) {
            try (Place place = new Place(Files.createTempDirectory(root, "place"))) {
                row.how().accept(place);
                Found found = start(row, place);
                longest = found.took().compareTo(longest) > 0 ? found.took() : longest;
                List<String> problems = problems(row, found, place);
                if (!problems.isEmpty()) {
                    wrong.put(row.what(), problems);
                }
            }
        }
        Report report = Report.of("setup");
        report.line(
                "wrong set-ups refused as promised",
                rows.size() - wrong.size() + " of " + rows.size(),
                "all, of at least 30 in the long form");
        report.line("longest refusal", longest.toMillis() + " ms", "10 s");
        assertThat(wrong).isEmpty();
        assertThat(!Effort.isLong() || longest.compareTo(LIMIT) < 0)
                .as("%s", longest)
                .isTrue();
    }

    /** What happened, with what was there before. */
    private record Found(int exit, List<String> said, String printed, Duration took, Map<String, byte[]> before) {}

    private static Found start(SetUp row, Place place) throws IOException, InterruptedException {
        Map<String, byte[]> before = place.everything();
        List<String> order = row.order().stream()
                .map(word -> isPath(row, word) ? place.path(word).toString() : word)
                .toList();
        long begun = System.nanoTime();
        try (BotProcess bot = BotProcess.of(BotProcess.MAIN, order.toArray(String[]::new))
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1")
                .start()) {
            bot.hangsUp();
            int exit = bot.ended(SetUp.PATIENCE);
            return new Found(
                    exit, bot.err(), String.join("\n", bot.out()), Duration.ofNanos(System.nanoTime() - begun), before);
        }
    }

    /** What follows an option or names a backup is a file of the place. */
    private static boolean isPath(SetUp row, String word) {
        int at = row.order().indexOf(word);
        return at > 0 && !word.startsWith("--") && !word.equals("dance");
    }

    private static List<String> problems(SetUp row, Found found, Place place) throws IOException {
        List<String> problems = new ArrayList<>();
        if (found.exit() != row.exit()) {
            problems.add("exit " + found.exit() + " in place of " + row.exit());
        }
        if (found.said().size() != 3 || found.said().stream().anyMatch(String::isBlank)) {
            problems.add("not three lines: " + found.said());
        }
        String page =
                found.said().isEmpty() ? "" : found.said().get(found.said().size() - 1);
        String anchor = page.replaceFirst("^docs/operator\\.md#", "");
        if (!Arrays.asList(row.page().split(" ", -1)).contains(anchor)) {
            problems.add("another page: " + page);
        }
        if (Files.readAllLines(GUIDE).stream().noneMatch(("### " + anchor)::equals)) {
            problems.add("a page that is not there: " + page);
        }
        String all = String.join("\n", found.said()) + found.printed();
        if (all.contains("\tat ") || all.contains("Exception")) {
            problems.add("it says too much: " + all);
        }
        Map<String, byte[]> after = place.everything();
        Map<String, byte[]> files = new HashMap<>(after);
        files.putAll(found.before());
        Secrets.shownIn(all, files).forEach(secret -> problems.add("it shows " + secret));
        problems.addAll(changed(row, found.before(), after));
        if (row.opened()) {
            place.lived();
        }
        return problems;
    }

    private static List<String> changed(SetUp row, Map<String, byte[]> before, Map<String, byte[]> after) {
        List<String> problems = new ArrayList<>();
        before.forEach((name, bytes) -> {
            boolean opened = row.opened() && name.matches(CHANGES_ONCE_OPEN);
            if (!opened && !Arrays.equals(bytes, after.get(name))) {
                problems.add(name + " was changed");
            }
        });
        after.keySet().stream()
                .filter(name -> name.endsWith(".mv.db") && !before.containsKey(name))
                .forEach(name -> problems.add("a new database: " + name));
        return problems;
    }
}
