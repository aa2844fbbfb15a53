package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.Circlekeeper;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.console.ConsolePlatform;
import org.circlekeeper.console.ConsoleSettings;
import org.circlekeeper.group.Operator;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows is what the bot says: its typed lines are typed here, and every line of the answers is compared.
 * {@code -Dreadme.update=true} writes the page and its picture anew.
 */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path PICTURE = Path.of("../docs/history.png");
    private static final String BEGIN = "<!-- transcript: checked by ReadmeTest -->\n```\n";
    private static final String END = "```\n<!-- end of transcript -->";
    private static final String TYPED = "> ";
    private static final String KEPT = "kept.picture";

    @TempDir
    Path folder;

    @Test
    void the_readme_shows_what_the_bot_says() throws IOException {
        String page = Files.readString(README);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String shown = page.substring(from, to);
        String said =
                transcript(shown.lines().filter(line -> line.startsWith(TYPED)).toList());
        if (Boolean.getBoolean("readme.update")) {
            Files.writeString(README, page.substring(0, from) + said + page.substring(to));
        } else {
            assertThat(said).isEqualTo(shown);
        }
    }

    @Test
    void the_picture_in_the_readme_is_one_the_bot_drew() throws IOException {
        String setup = "@mo moderator\n/setup age:adults\n@ada\n/checkin now\n1\n";
        List<String> feelings = List.of("2", "3", "", "4", "2", "", "", "3", "4", "5");
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(folder);
        terminal.converse(setup, screen);
        for (String feeling : feelings) {
            terminal.clock.forward(Duration.ofDays(1));
            if (!feeling.isEmpty()) {
                terminal.converse("@ada\n/checkin now feeling:" + feeling + "\n", screen);
            }
        }
        terminal.converse("@ada\n/checkin history days:14 picture:yes\n", screen);
        try (Stream<Path> files = Files.walk(folder)) {
            Path drawn = files.filter(file -> file.toString().endsWith(KEPT))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(screen.toString(StandardCharsets.UTF_8)));
            if (Boolean.getBoolean("readme.update")) {
                Files.copy(drawn, PICTURE, StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(Files.size(drawn)).isGreaterThan(1000);
        }
        assertThat(PICTURE).exists();
    }

    private String transcript(List<String> typed) {
        StringBuilder all = new StringBuilder();
        // each line is typed alone, so that its answer can stand under it
        String before = "";
        StringBuilder lines = new StringBuilder();
        String previous = greeting();
        for (String line : typed) {
            all.append(before).append(line).append('\n');
            lines.append(line.substring(TYPED.length())).append('\n');
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            new Terminal(folder).converse(lines.toString(), screen);
            String now = screen.toString(StandardCharsets.UTF_8);
            all.append(now.substring(previous.length()));
            previous = now;
        }
        return all.toString();
    }

    private String greeting() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        new Terminal(folder).converse("", screen);
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** A bot nobody has talked to yet, at three in the morning. */
    private static final class Terminal {
        private final MovableClock clock = new MovableClock();
        private final Database database = TestDatabase.fresh();
        private final Path folder;

        Terminal(Path folder) {
            this.folder = folder;
            clock.set(Instant.parse("2026-11-20T03:00:00Z"));
        }

        void converse(String input, OutputStream screen) {
            Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
            OutgoingStore outgoing = new OutgoingStore(database, vault, clock);
            Platforms platforms = new Platforms();
            Circlekeeper bot = new Circlekeeper(new Circlekeeper.Ground(
                    database,
                    vault,
                    outgoing,
                    platforms,
                    clock,
                    new SimpleMeterRegistry(),
                    new Operator("", "", "test", false),
                    Optional.empty(),
                    false));
            ConsolePlatform console = ConsolePlatform.piped(
                    bot.desk().menu(),
                    new ConsoleSettings(
                            Locale.ENGLISH, "ada", Path.of("data"), folder.resolve("pictures"), ZoneId.of("UTC")),
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    screen);
            platforms.join(console);
            console.start(bot.desk());
            console.converse(() -> new Postman(outgoing, platforms::find, (id, ending) -> {}, clock).deliverDue());
            keepThePicture();
            console.close(); // which takes the pictures away
        }

        private void keepThePicture() {
            try (Stream<Path> drawn = Files.walk(folder)) {
                for (Path file :
                        drawn.filter(one -> one.toString().endsWith(".png")).toList()) {
                    Files.copy(file, folder.resolve(KEPT), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
    }
}
