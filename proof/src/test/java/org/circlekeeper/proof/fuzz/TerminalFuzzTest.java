package org.circlekeeper.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.console.ConsolePlatform;
import org.circlekeeper.console.ConsoleSettings;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: every line typed at a terminal gets one answer and breaks nothing. A line that names a command asks the bot exactly once, and
 * shows each part of its one answer once; any other line asks it at most once, and shows the console's own sentence where it asks
 * nothing. Only three kinds of line get none: blank ones, comments ({@code #}), and those that say who speaks from now on ({@code @name}).
 * Threshold: 0 lines with another number of answers, 0 failures, at least 60 of 100 lines look real.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class TerminalFuzzTest {
    private static final Pattern SPEAKER = Pattern.compile("@(\\S+)(?:\\s+(?:member|moderator|owner))?");
    private static final String NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}_.-]{0,31}";
    private static final String TURNS_OR_HIDES = "(?s).*[\\u202A-\\u202E\\u2066-\\u2069\\u0000\\u001B].*";

    private final TestBot bot = TestBot.withGroup();
    private final LooksReal real = new LooksReal(bot.bot().desk().menu());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> wrong = new ArrayList<>();
    private int silent;

    @TempDir
    Path folder;

    @Test
    void whatever_is_typed_at_a_terminal_gets_one_answer_and_breaks_nothing() throws IOException {
        Hostile hostile = new Hostile(bot.bot().desk().menu(), Effort.chance("terminal"));
        List<String> lines = new ArrayList<>(found());
        int inputs = Effort.of(2_000, 16_000);
        for (int i = 0; i < inputs; i++) {
            String line = asHeard(hostile.line());
            lines.add(ends(line) ? "/help" : line);
        }
        lines.forEach(line -> real.count(real.at(line)));
        int heard = converse(lines, new Overheard(bot.bot().desk()));
        Report report = Report.of("fuzz");
        report.line("hostile lines at a terminal, failures", heard + ", " + failures(), "0");
        report.line(
                "of them with another number of answers than they must have; blank, comments and @name",
                wrong.size() + "; " + silent,
                "0; without an answer");
        real.mustBeMost("at a terminal");
        assertThat(wrong).isEmpty();
        assertThat(failures()).isZero();
        assertThat(heard).isEqualTo(lines.size());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("\tat ", "Exception")
                .doesNotMatch(TURNS_OR_HIDES);
    }

    private long failures() {
        return (long) bot.meters().find("circlekeeper.commands").tag("outcome", "failed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Types all lines; returns how many were heard. */
    private int converse(List<String> lines, Overheard desk) {
        ConsoleSettings settings =
                new ConsoleSettings(Locale.ENGLISH, "ada", folder, folder.resolve("pictures"), ZoneOffset.UTC);
        // before the first line stands a greeting, which is no answer to it
        String text = "# hello\n" + String.join("\n", lines) + "\n";
        int[] heard = {-1};
        try (ConsolePlatform console = ConsolePlatform.piped(
                bot.bot().desk().menu(),
                settings,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                out)) {
            console.start(desk);
            int[] shown = {0};
            console.converse(() -> {
                String since = new String(out.toByteArray(), shown[0], out.size() - shown[0], StandardCharsets.UTF_8);
                shown[0] = out.size();
                if (heard[0] >= 0) {
                    answered(lines.get(heard[0]), desk, since);
                }
                desk.forget();
                heard[0]++;
                bot.clock().forward(Duration.ofSeconds(heard[0] % 10 == 0 ? 20 : 0));
            });
        }
        return heard[0];
    }

    /** Every block on the screen begins with who can see it; the lines after are set in. */
    private void answered(String line, Overheard desk, String since) {
        long blocks = since.lines().filter(shown -> shown.startsWith("[")).count();
        int asked = desk.answers().size();
        boolean none = getsNone(line);
        silent += none ? 1 : 0;
        if (none ? blocks + asked > 0 : blocks != due(desk.answers(), since) || asked > 1) {
            wrong.add(blocks + " answers and " + asked + " questions for: " + line);
        }
        if (real.at(line) && asked != 1) {
            wrong.add("a command that asks nothing: " + line);
        }
        if (!desk.answersOnce()) {
            wrong.add("no answer of the bot, or several, to: " + line);
        }
    }

    /** One sentence of the console where the bot is not asked; else every part of what it answers, and that a form was left. */
    private int due(List<Reply> answers, String since) {
        if (answers.isEmpty()) {
            return 1;
        }
        boolean left = since.contains(bot.bot().desk().menu().say(Locale.ENGLISH, "typed.form_left"));
        return Math.max(1, Answers.parts(answers.get(0)).size()) + (left ? 1 : 0);
    }

    private static boolean getsNone(String line) {
        String said = line.strip();
        Matcher speaker = SPEAKER.matcher(said);
        return said.isEmpty()
                || said.startsWith("#")
                || (speaker.matches()
                        && speaker.group(1).toLowerCase(Locale.ROOT).matches(NAME));
    }

    @Test
    void a_line_without_an_answer_and_one_with_two_are_noticed() {
        converse(
                List.of("/help", "#", "", "@ada", "99"), new Overheard(bot.bot().desk()));
        assertThat(wrong).as("as it should be").isEmpty();
        converse(List.of("/help"), new Overheard(bot.bot().desk(), reply -> List.of()));
        assertThat(wrong).isNotEmpty();
        wrong.clear();
        converse(List.of("/help"), new Overheard(bot.bot().desk(), reply -> List.of(reply, reply)));
        assertThat(wrong).isNotEmpty();
    }

    /** As the bot will hear it: half of a pair of signs does not survive the way. */
    private static String asHeard(String line) {
        return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static boolean ends(String line) {
        return line.strip().matches("(?i)/?(quit|exit|bye).*");
    }

    /** What found something once, tried again in every run. */
    private static List<String> found() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "fuzz", "found.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> asHeard(unescaped(line).replaceAll("[\\n\\r]", " ")))
                .toList();
    }

    private static String unescaped(String line) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(line)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
