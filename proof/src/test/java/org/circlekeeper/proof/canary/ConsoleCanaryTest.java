package org.circlekeeper.proof.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same promise in a terminal, where everybody shares one keyboard: people type every command; what is shown to somebody
 * else, what stands beside the conversation and what is left on the disk is searched. Threshold: nothing found.
 */
@Timeout(300)
final class ConsoleCanaryTest {
    private static final String WORDS = "leise Kanarie an der Tastatur";
    private static final List<String> ROLES = List.of("member", "moderator", "owner");

    @TempDir
    Path home;

    @Test
    void nothing_of_anybody_is_shown_to_others_or_left_readable() throws Exception {
        Path tmp = Files.createDirectories(home.resolve("tmp"));
        List<Canary> canaries = new ArrayList<>(List.of(Canary.of("words", WORDS)));
        ROLES.forEach(role -> canaries.add(Canary.of("name of the " + role, "canary" + role)));
        Search search = new Search(canaries);
        int typed = 0;
        BotProcess.Launch launch = BotProcess.of(
                        BotProcess.MAIN,
                        "console",
                        "--data",
                        home.resolve("data").toString(),
                        "--language",
                        "en")
                .with("-Djava.io.tmpdir=" + tmp);
        try (BotProcess console = launch.start()) {
            console.writes("@mo moderator\n/setup age:adults\n");
            for (String role : ROLES) {
                List<String> lines = lines(role);
                typed += lines.size();
                for (String line : lines) {
                    console.writes(line + "\n");
                }
            }
            console.writes(
                    "@bystander\n/about\n/agreement view\n/checkin now kind:weather feeling:sun\n1\n/privacy export\n");
            console.hangsUp();
            assertThat(console.ended(Duration.ofMinutes(3))).isZero();
            search.look("printed as errors", String.join("\n", console.err()));
            search.look("somebody else's screen", shownTo("bystander", console.out()));
            assertThat(shownTo("bystander", console.out())).contains("Inner weather");
            assertThat(new Search(canaries)
                            .in(String.join("\n", console.out()).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .as("the search does see what their own screens show")
                    .isNotEmpty();
        }
        search.lookBelow("data folder", home.resolve("data"));
        search.lookBelow("temporary files", tmp);
        Report.of("canaries")
                .line(
                        "console: " + canaries.size() + " canaries, " + typed + " lines typed, " + search.extent()
                                + "; found",
                        search.found().size(),
                        "0");
        assertThat(search.found()).isEmpty();
    }

    /** Every command bare and with words in each option, in the room and alone; a form in between is left. */
    private static List<String> lines(String role) {
        List<String> lines = new ArrayList<>(List.of("@canary" + role + (role.equals("member") ? "" : " " + role)));
        for (CommandSpec command : TestBot.fresh().bot().desk().menu().commands()) {
            String typed = "/" + command.name().text();
            lines.add(typed);
            lines.add("leave");
            for (Parameter<?> parameter : command.parameters()) {
                lines.add("dm " + typed + " " + parameter.name() + ":\"" + WORDS + "\"");
                lines.add("leave");
            }
        }
        return lines;
    }

    /** The lines for one person alone, with those that go on below them. */
    private static String shownTo(String name, List<String> out) {
        StringBuilder shown = new StringBuilder();
        boolean theirs = false;
        for (String line : out) {
            theirs = line.startsWith("[") ? line.startsWith("[only " + name + "]") : theirs;
            if (theirs) {
                shown.append(line).append('\n');
            }
        }
        return shown.toString();
    }
}
