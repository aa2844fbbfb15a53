package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.discord.DiscordSettings.Shards;
import org.circlekeeper.helpline.HelplineFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final Path SHIPPED = Path.of("..", "config", "bot.yaml");

    private static final String TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

    @TempDir
    Path folder;

    @Test
    void the_shipped_file_is_valid_as_it_is() {
        Settings settings = Settings.read(SHIPPED, Map.of());
        Path home = Path.of("..").toAbsolutePath().normalize();
        assertThat(settings.folder()).isEqualTo(home.resolve("data"));
        assertThat(settings.keys().file()).isEqualTo(home.resolve("data.keys/operator.key"));
        assertThat(settings.helplines())
                .contains(new HelplineFeature.Folder(home.resolve("config/helplines"), Optional.empty()));
        assertThat(settings.healthCheckInsWhereThePlatformReads()).isFalse();
        assertThat(settings.httpPort()).isEmpty();
    }

    @Test
    void the_shipped_file_is_valid_with_every_comment_taken_as_meant() throws IOException {
        String all = Files.readString(SHIPPED)
                // what few need is a comment in a comment, so that taking one # away does not bring it along
                .replaceAll("(?m)^#   # ([a-z-]+: )", "#   $1")
                .replaceAll("(?m)^( *)# ([a-z-]+:( .*)?|  [a-z-]+: .*)$", "$1$2")
                .replaceAll("(?m)^  passphrase-prompt.*\n", "")
                .replaceAll("(?m)^  credential.*\n", "")
                .replaceAll("(?m)^  token-file: .*matrix-token\n", "");
        Path file = Files.writeString(folder.resolve("bot.yaml"), all);
        Settings settings = Settings.read(file, Map.of());
        assertThat(settings.operatorName()).isPresent();
        assertThat(settings.server()).isPresent();
        assertThat(settings.httpPort()).contains(8787);
        assertThat(settings.keys().way()).isEqualTo(Settings.Way.PASSPHRASE_FILE);
        DiscordConfig discord = settings.discord().orElseThrow();
        assertThat(discord.tokenFile()).isEqualTo(folder.resolveSibling("data.keys/discord-token"));
        assertThat(discord.apiUrl()).contains(URI.create("http://127.0.0.1:8080/api/v10/"));
        assertThat(discord.gatewayUrl()).contains(URI.create("ws://127.0.0.1:8081"));
        assertThat(discord.shards()).isEqualTo(new Shards(4, 0, 3));
        MatrixConfig matrix = settings.matrix().orElseThrow();
        assertThat(matrix.homeserver()).isEqualTo(URI.create("https://matrix.example.org"));
        assertThat(matrix.user()).isEqualTo("keeper");
        assertThat(matrix.secret()).isEqualTo(folder.resolveSibling("data.keys/matrix-password"));
        assertThat(matrix.isToken()).isFalse();
        assertThat(matrix.prefix()).isEqualTo("!ck");
        assertThat(matrix.invitations().servers()).containsExactly("example.org");
        assertThat(matrix.invitations().rooms()).isEmpty();
    }

    @Test
    void every_key_is_in_the_shipped_file_or_belongs_to_an_adapter_to_come() throws IOException {
        String shipped = Files.readString(SHIPPED);
        for (String key : Overrides.known().values()) {
            if (!key.matches("language\\b.*")) {
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
    void discord_is_understood_with_little_and_from_the_environment() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bot.yaml"),
                "discord: {token-file: t, api-url: 'https://example.org/api/v10'}\nstorage: {folder: d}\nkeys: {file: k}");
        DiscordConfig little = Settings.read(file, Map.of()).discord().orElseThrow();
        assertThat(little.apiUrl()).contains(URI.create("https://example.org/api/v10/"));
        assertThat(little.gatewayUrl()).isEmpty();
        assertThat(little.shards()).isEqualTo(Shards.AS_RECOMMENDED);
        DiscordConfig all = Settings.read(
                        file,
                        Map.of(
                                "CIRCLEKEEPER_DISCORD_TOKEN_FILE", "/elsewhere/t",
                                "CIRCLEKEEPER_DISCORD_API_URL", "http://localhost:1/",
                                "CIRCLEKEEPER_DISCORD_GATEWAY_URL", "ws://[::1]:2",
                                "CIRCLEKEEPER_DISCORD_SHARDS_TOTAL", "8",
                                "CIRCLEKEEPER_DISCORD_SHARDS_FIRST", "2"))
                .discord()
                .orElseThrow();
        assertThat(all.tokenFile()).isEqualTo(Path.of("/elsewhere/t"));
        assertThat(all.apiUrl()).contains(URI.create("http://localhost:1/"));
        assertThat(all.gatewayUrl()).contains(URI.create("ws://[::1]:2"));
        assertThat(all.shards()).isEqualTo(new Shards(8, 2, 7));
    }

    @Test
    void a_token_that_systemd_hands_over_may_name_a_group() throws IOException {
        Path credentials = Files.createDirectory(folder.resolve("credentials"));
        Path token = Files.writeString(credentials.resolve("discord-token"), TOKEN + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("r--r-----"));
        Path file = Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k}");
        DiscordConfig discord = Settings.read(
                        file,
                        Map.of(
                                "CIRCLEKEEPER_DISCORD_TOKEN_FILE", token.toString(),
                                "CREDENTIALS_DIRECTORY", credentials.toString()))
                .discord()
                .orElseThrow();
        assertThat(discord.settings().token()).isEqualTo(TOKEN);
        assertThat(discord.toString() + discord.settings()).doesNotContain(TOKEN);
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
