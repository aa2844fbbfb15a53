package org.circlekeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.testkit.ChatPlatformContract;
import org.junit.jupiter.api.io.TempDir;

/** The console keeps what every platform promises. */
final class ConsoleContractTest extends ChatPlatformContract {
    @TempDir
    Path folder;

    @Override
    protected Stage open() {
        return new AtTheTerminal(new Terminal(folder));
    }

    private record AtTheTerminal(Terminal terminal) implements Stage {
        @Override
        public ChatPlatform platform() {
            return terminal.platform;
        }

        @Override
        public UserId ada() {
            return Places.person("ada");
        }

        @Override
        public UserId bea() {
            return Places.person("bea");
        }

        @Override
        public Optional<UserId> someoneWithClosedMessages() {
            return Optional.empty();
        }

        @Override
        public void adaAsks(String command) {
            terminal.types("@ada", "/" + command);
        }

        @Override
        public void adaAsks(String command, String option, String value) {
            terminal.types("@ada", "/" + command + " " + option + ":\"" + value + "\"");
        }

        @Override
        public void adaPicks(String label) {
            Matcher number = Pattern.compile("(?m)^ *(?:\\[only ada] )?([0-9]+)\\. " + Pattern.quote(label) + "$")
                    .matcher(terminal.shows());
            assertThat(number.find()).as("a choice " + label).isTrue();
            terminal.types("@ada", number.group(1));
        }

        @Override
        public void moderatorAsks(String command) {
            terminal.types("@mo moderator", "/" + command);
        }

        @Override
        public String seenPrivatelyBy(UserId person) {
            return labelled("[only " + person.value() + "]");
        }

        @Override
        public String seenInRoom() {
            return labelled("[room]");
        }

        /** The messages under one label, with the lines that continue them. */
        private String labelled(String label) {
            List<String> lines = new ArrayList<>();
            boolean mine = false;
            for (String line : terminal.shows().lines().toList()) {
                mine = line.startsWith("  ") ? mine : line.startsWith(label);
                if (mine) {
                    lines.add(line);
                }
            }
            return String.join("\n", lines);
        }
    }
}
