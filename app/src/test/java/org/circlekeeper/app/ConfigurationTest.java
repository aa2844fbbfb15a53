package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final Path SHIPPED = Path.of("..", "config", "bot.yaml");

    @TempDir
    Path folder;

    @Test
    void the_shipped_file_is_valid_as_it_is() {
        Settings settings = Settings.read(SHIPPED, Map.of());
        Path home = Path.of("..").toAbsolutePath().normalize();
        assertThat(settings.folder()).isEqualTo(home.resolve("data"));
        assertThat(settings.keys().file()).isEqualTo(home.resolve("data.keys/operator.key"));
        assertThat(settings.helplines()).contains(home.resolve("config/helplines"));
        assertThat(settings.healthCheckInsWhereThePlatformReads()).isFalse();
        assertThat(settings.httpPort()).isEmpty();
    }

    @Test
    void the_shipped_file_is_valid_with_every_comment_taken_as_meant() throws IOException {
        String all = Files.readString(SHIPPED)
                .replaceAll("(?m)^( *)# ([a-z-]+:( .*)?|  [a-z-]+: .*)$", "$1$2")
                .replaceAll("(?m)^  passphrase-prompt.*\n", "")
                .replaceAll("(?m)^  credential.*\n", "");
        Path file = Files.writeString(folder.resolve("bot.yaml"), all);
        Settings settings = Settings.read(file, Map.of());
        assertThat(settings.operatorName()).isPresent();
        assertThat(settings.server()).isPresent();
        assertThat(settings.httpPort()).contains(8787);
        assertThat(settings.keys().way()).isEqualTo(Settings.Way.PASSPHRASE_FILE);
    }

    @Test
    void every_key_is_in_the_shipped_file_or_belongs_to_an_adapter_to_come() throws IOException {
        String shipped = Files.readString(SHIPPED);
        for (String key : Overrides.known().values()) {
            if (!key.matches("(discord|matrix|language)\\b.*")) {
                assertThat(shipped).as(key).contains(key.substring(key.lastIndexOf('.') + 1) + ":");
            }
        }
    }

    @Test
    void the_environment_goes_before_the_file() throws IOException {
        Path file = Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k}");
        Settings settings = Settings.read(
                file,
                Map.of(
                        "CIRCLEKEEPER_STORAGE_FOLDER", "elsewhere",
                        "CIRCLEKEEPER_HTTP_PORT", "8080",
                        "CIRCLEKEEPER_HEALTH_CHECK_INS_WHERE_THE_PLATFORM_READS", "true",
                        "CIRCLEKEEPER_OPERATOR_NAME", "us",
                        "PATH", "/bin"));
        assertThat(settings.folder()).isEqualTo(folder.resolve("elsewhere"));
        assertThat(settings.httpPort()).contains(8080);
        assertThat(settings.healthCheckInsWhereThePlatformReads()).isTrue();
        assertThat(settings.operatorName()).contains("us");
    }

    @Test
    void the_guide_explains_every_key_and_every_refusal() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "operator.md"));
        Overrides.known().forEach((variable, key) -> assertThat(guide).contains("`" + key + "`"));
        String words = Files.readString(Path.of("../bot-core/src/main/resources/words/en/operator.properties"));
        Matcher refusal = Pattern.compile("(?m)^operator\\.([a-z_]+)_cause=").matcher(words);
        while (refusal.find()) {
            assertThat(guide).contains("\n### " + refusal.group(1).replace('_', '-') + "\n");
        }
    }
}
