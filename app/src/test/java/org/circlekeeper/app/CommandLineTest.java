package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.app.BadConfigurationTest.assertRefused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    private static Order read(String... arguments) {
        return new CommandLineReader(new Catalogue().in(java.util.Locale.ENGLISH)).read(List.of(arguments));
    }

    @Test
    void every_command_is_understood() {
        Order.Where here = new Order.Where(Optional.empty(), Path.of("data"));
        Path config = Path.of("c.yaml");
        assertThat(read("console")).isEqualTo(new Order.Console(here, Optional.empty(), Optional.empty()));
        assertThat(read("console", "--data", "d", "--language", "es", "--as", "ada"))
                .isEqualTo(new Order.Console(
                        new Order.Where(Optional.empty(), Path.of("d")), Optional.of("es"), Optional.of("ada")));
        assertThat(read("run", "--config", "c.yaml")).isEqualTo(new Order.Run(config));
        assertThat(read("check", "--config=c.yaml")).isEqualTo(new Order.Check(config, false));
        assertThat(read("check", "--config", "c.yaml", "--confirm-clock")).isEqualTo(new Order.Check(config, true));
        assertThat(read("backup", "f")).isEqualTo(new Order.Backup(Path.of("f"), here));
        assertThat(read("restore", "f", "--keys", "k"))
                .isEqualTo(new Order.Restore(Path.of("f"), Optional.of(Path.of("k")), here));
        assertThat(read("directory", "check")).isEqualTo(new Order.DirectoryCheck(Optional.empty()));
        assertThat(read("directory", "sign", "--key", "k"))
                .isEqualTo(new Order.DirectorySign(Path.of("k"), Optional.empty()));
        assertThat(read("lock", "--config", "c.yaml"))
                .isEqualTo(new Order.Lock(new Order.Where(Optional.of(config), Path.of("data"))));
        assertThat(read("version")).isEqualTo(new Order.Version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "console --help", "directory", "backup -h"})
    void help_is_short_and_plain(String arguments) {
        Launch launch = Launch.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(launch.exit()).isZero();
        assertThat(launch.out()).contains("circlekeeper").hasSizeLessThan(2_000);
        assertThat(launch.out().lines()).hasSizeLessThan(25).noneMatch(line -> line.length() > 100);
    }

    @Test
    void help_is_in_the_operators_language() {
        assertThat(Launch.of("", Map.of("LANG", "de_AT.UTF-8"), "--help").out()).contains("Hält den Kreis");
        assertThat(Launch.of("", Map.of("LC_ALL", "es_MX"), "--help").out()).contains("Cuida el círculo");
        assertThat(Launch.of("", Map.of("LANG", "C"), "--help").out()).contains("Keeps the circle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consol",
                "console --dat x",
                "console x",
                "--wrong",
                "backup a b",
                "check --config c --fix",
                "directory chek"
            })
    void what_nobody_knows_is_refused(String arguments) {
        assertRefused(Launch.of(arguments.split(" ")), 64, "cli-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "backup", "restore", "console --data"})
    void what_lacks_something_is_refused(String arguments) {
        Launch launch = Launch.of(arguments.split(" "));
        assertThat(launch.exit()).isEqualTo(64);
        assertThat(launch.err().lines()).hasSize(3);
    }

    @Test
    void a_language_or_a_name_that_cannot_be_is_refused() {
        assertRefused(Launch.of("console", "--language", "tlh"), 64, "config-language");
        assertRefused(Launch.of("console", "--as", "a b"), 64, "cli-speaker");
    }

    @Test
    void the_version_is_told() {
        assertThat(Launch.of("version").out()).matches("circlekeeper \\S+, Java [0-9]+\\n");
    }
}
