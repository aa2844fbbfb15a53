package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the configuration is said in three lines, with its own page and the right exit code. */
final class BadConfigurationTest {
    private static final String SECRET = "correct-horse";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            an unknown key           | storage: {folder: d}\\nkeys: {file: k}\\ngraec: 1               | 78 | config-unknown-key    | line 3
            an unknown inner key     | storage:\\n  folder: d\\n  foldr: e                             | 78 | config-unknown-key    | line 3
            text for a number        | storage: {folder: d}\\nhttp:\\n  port: many                      | 78 | config-wrong-value    | line 3
            a list for a text        | storage:\\n  folder: [a, b]                                     | 78 | config-wrong-value    | line 2
            a text for a section     | storage: data                                                  | 78 | config-wrong-value    | line 1
            a fraction for a number  | storage: {folder: d}\\nnight: {hour: 3.5}                       | 78 | config-wrong-value    | line 2
            text for yes or no       | health-check-ins-where-the-platform-reads: perhaps             | 78 | config-wrong-value    | line 1
            a tab                    | storage:\\n\\tfolder: d                                          | 78 | config-not-yaml       | line 1
            quotes that never close  | storage: {folder: "d                                           | 78 | config-not-yaml       | line 1
            a key that is there twice | language: en\\nlanguage: de                                   | 78 | config-not-yaml       | line 2
            an inner key twice       | storage:\\n  folder: d\\n  folder: e                            | 78 | config-not-yaml       | line 3
            nothing                  | ~~                                                             | 78 | config-not-yaml       | ~~
            comments only            | # nothing                                                      | 78 | config-not-yaml       | ~~
            no mapping               | just words                                                     | 78 | config-not-yaml       | line 1
            two documents            | language: en\\n---\\nlanguage: de                               | 78 | config-not-yaml       | ~~
            no storage               | keys: {file: k}                                                | 78 | config-needed         | storage.folder
            an empty folder          | storage: {folder: " "}\\nkeys: {file: k}                        | 78 | config-needed         | storage.folder
            an empty discord section | discord: {}\\nstorage: {folder: d}\\nkeys: {file: k}             | 78 | config-needed         | discord.token-file
            a blank token file       | discord: {token-file: " "}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-needed       | discord.token-file
            a token for its file     | discord: {token-file: MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq4se7kKWs}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-secret-in-file | discord.token-file
            a token as it is sent    | discord: {token-file: Bot MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq4se7kKWs}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-secret-in-file | discord.token-file
            a client secret for it   | discord: {token-file: correct-horse-5Cl2FMQZnCjm1XVW7vRze4b7}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-secret-in-file | discord.token-file
            a token under its name   | storage: {folder: d}\\ndiscord:\\n  token: correct-horse            | 78 | config-unknown-key    | line 3
            an api that is a file    | discord: {token-file: t, api-url: "file:///etc/passwd"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.api-url
            an api without a scheme  | discord: {token-file: t, api-url: discord.com/api}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.api-url
            an api nobody can read   | discord: {token-file: t, api-url: "https://a b"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.api-url
            an api with a query      | discord: {token-file: t, api-url: "https://example.org/?a=b"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.api-url
            an api in clear          | discord: {token-file: t, api-url: "http://proxy.example.org/api/v10/"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-in-clear | discord.api-url
            an api nearly here       | discord: {token-file: t, api-url: "http://127.0.0.1.example.org/"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-in-clear | discord.api-url
            an api with a password   | discord: {token-file: t, api-url: "https://me:correct-horse@example.org/"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-secret-in-file | discord.api-url
            a gateway of web pages   | discord: {token-file: t, gateway-url: "https://example.org"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.gateway-url
            a gateway in clear       | discord: {token-file: t, gateway-url: "ws://example.org"}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-in-clear | discord.gateway-url
            shards of no total       | discord: {token-file: t, shards: {first: 0, last: 1}}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-needed | discord.shards.total
            no shards at all         | discord: {token-file: t, shards: {total: 0}}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.shards.total
            a first shard too high   | discord: {token-file: t, shards: {total: 4, first: 4}}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.shards.first
            shards back to front     | discord: {token-file: t, shards: {total: 4, first: 2, last: 1}}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | discord.shards.last
            text for a shard         | discord: {token-file: t, shards: {total: four}}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-wrong-value | line 1
            an unknown shard key     | discord:\\n  token-file: t\\n  shards: {all: 4}                | 78 | config-unknown-key    | line 3
            matrix without a server  | matrix: {user: bot, password-file: p}\\nstorage: {folder: d}\\nkeys: {file: k}       | 78 | config-needed        | matrix.homeserver
            matrix without a user    | matrix: {homeserver: "https://x", password-file: p}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-needed | matrix.user
            matrix without a way in  | matrix: {homeserver: "https://x", user: bot}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-one-way-in | matrix
            two ways into matrix     | matrix: {homeserver: "https://x", user: bot, password-file: p, token-file: t}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-one-way-in | matrix
            matrix in clear          | matrix: {homeserver: "http://example.org", user: bot, password-file: p}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-in-clear | matrix.homeserver
            a prefix of every word   | matrix: {homeserver: "https://x", user: bot, password-file: p, prefix: ck}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | matrix.prefix
            no matrix user           | matrix: {homeserver: "https://x", user: "Bot X", password-file: p}\\nstorage: {folder: d}\\nkeys: {file: k} | 78 | config-out-of-bounds | matrix.user
            an unknown matrix key    | matrix:\\n  homeserver: "https://x"\\n  invitation: x            | 78 | config-unknown-key    | line 3
            postgres without a url   | storage: {folder: d, postgres: {user: u}}\\nkeys: {file: k}     | 78 | config-needed         | storage.postgres.url
            another database         | storage: {folder: d, postgres: {url: "jdbc:mysql://h/d"}}      | 78 | config-out-of-bounds  | storage.postgres.url
            a password in the url    | storage: {folder: d, postgres: {url: "jdbc:postgresql://h/d?password=correct-horse"}} | 78 | config-secret-in-file | storage.postgres.url
            a user in the url        | storage: {folder: d, postgres: {url: "jdbc:postgresql://u:correct-horse@h/d"}}        | 78 | config-secret-in-file | storage.postgres.url
            no user for postgres     | storage: {folder: d, postgres: {url: "jdbc:postgresql://h/d"}} | 78 | config-needed         | storage.postgres.user
            no key                   | storage: {folder: d}                                           | 78 | config-one-key        | keys
            a way without its file   | storage: {folder: d}\\nkeys: {passphrase-prompt: true}          | 78 | config-one-key        | keys
            two ways to the key      | storage: {folder: d}\\nkeys: {file: k, passphrase-file: p, credential: c} | 78 | config-one-key | keys
            an hour no day has       | storage: {folder: d}\\nkeys: {file: k}\\nnight: {hour: 24}       | 78 | config-out-of-bounds  | night.hour
            port zero                | storage: {folder: d}\\nkeys: {file: k}\\nhttp: {port: 0}         | 78 | config-out-of-bounds  | http.port
            a port too high          | storage: {folder: d}\\nkeys: {file: k}\\nhttp: {port: 70000}     | 78 | config-out-of-bounds  | http.port
            a language we lack       | storage: {folder: d}\\nkeys: {file: k}\\nlanguage: tlh           | 78 | config-language       | tlh
            nobody to type           | storage: {folder: d}\\nkeys: {file: k, passphrase-prompt: true} | 78 | config-no-prompt      | ~~
            no passphrase file       | storage: {folder: d}\\nkeys: {file: k, passphrase-file: p}      | 78 | config-secret-missing | ~~
            no password file         | storage: {folder: d, postgres: {url: "jdbc:postgresql://127.0.0.1:1/d", user: u, password-file: p}}\\nkeys: {file: k} | 78 | config-secret-missing | ~~
            """)
    void is_refused(String what, String yaml, int exit, String page, String named) throws IOException {
        Path file = Files.writeString(
                folder.resolve("bot.yaml"), yaml.replace("\\n", "\n").replace("\\t", "\t"));
        Launch launch = Launch.of("console", "--config", file.toString());
        assertRefused(launch, exit, page);
        assertThat(launch.err()).contains(named);
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertRefused(Launch.of("check", "--config", folder.resolve("none").toString()), 78, "config-missing");
    }

    @Test
    void a_folder_in_place_of_the_file_is_refused() {
        assertRefused(Launch.of("check", "--config", folder.toString()), 78, "config-unreadable");
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("bot.yaml"), "language: \"ñ\"".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Launch.of("check", "--config", file.toString()), 78, "config-not-text");
    }

    @Test
    void a_secret_that_others_can_read_is_refused() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), SECRET);
        Files.setPosixFilePermissions(words, PosixFilePermissions.fromString("rw-r--r--"));
        Path file = Files.writeString(
                folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k, passphrase-file: words}");
        assertRefused(Launch.of("check", "--config", file.toString()), 77, "config-secret-exposed");
    }

    @Test
    void an_unknown_variable_of_ours_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k}");
        assertRefused(
                Launch.of("", Map.of("CIRCLEKEEPER_STORAGE_FOLDR", SECRET), "check", "--config", file.toString()),
                78,
                "config-unknown-variable");
        assertRefused(
                Launch.of("", Map.of("CIRCLEKEEPER_HTTP_PORT", SECRET), "check", "--config", file.toString()),
                78,
                "config-wrong-variable");
    }

    @Test
    void run_without_a_platform_says_what_works() throws IOException {
        Path file = Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k}");
        Launch launch = Launch.of("run", "--config", file.toString());
        assertRefused(launch, 78, "config-no-platform");
        assertThat(launch.err()).contains("./circlekeeper console");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    private Launch withToken(String token, String permissions, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Path config = Files.writeString(
                folder.resolve("bot.yaml"), "discord: {token-file: token}\nstorage: {folder: d}\nkeys: {file: k}\n");
        return Launch.of(arguments[0], "--config", config.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void a_token_that_others_can_read_is_refused(String order) throws IOException {
        assertRefused(withToken(SECRET, "rw-r-----", order), 77, "config-secret-exposed");
        assertRefused(withToken(SECRET, "rw----r--", order), 77, "config-secret-exposed");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "\nMTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq",
                SECRET,
                "Bot MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq",
                "correct-horse-5Cl2FMQZnCjm1XVW7vRze4b7",
                "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse ZnCjm1XVW7vRze4b7Cq",
                "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq\u0000"
            })
    void what_is_no_token_is_refused_before_any_data_is_touched(String token) throws IOException {
        assertRefused(withToken(token, "rw-------", "run"), 78, "config-no-token");
        assertThat(folder.resolve("d")).doesNotExist();
        assertThat(folder.resolve("k")).doesNotExist();
    }

    @Test
    void a_token_file_that_is_not_there_is_refused() throws IOException {
        Path config = Files.writeString(
                folder.resolve("bot.yaml"), "discord: {token-file: none}\nstorage: {folder: d}\nkeys: {file: k}");
        assertRefused(Launch.of("run", "--config", config.toString()), 78, "config-secret-missing");
    }

    @Test
    void a_token_in_the_environment_is_refused() throws IOException {
        Path config = Files.writeString(folder.resolve("bot.yaml"), "storage: {folder: d}\nkeys: {file: k}");
        Map<String, String> environment = Map.of(
                "CIRCLEKEEPER_DISCORD_TOKEN_FILE", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.correct-horse-ZnCjm1XVW7vRze4b7Cq");
        assertRefused(Launch.of("", environment, "run", "--config", config.toString()), 78, "config-secret-in-file");
    }

    @Test
    void a_language_the_bot_lacks_is_refused_for_a_service_too() throws IOException {
        Path config = Files.writeString(
                folder.resolve("bot.yaml"),
                "language: tlh\ndiscord: {token-file: none}\nstorage: {folder: d}\nkeys: {file: k}");
        assertRefused(Launch.of("run", "--config", config.toString()), 78, "config-language");
    }

    static void assertRefused(Launch launch, int exit, String page) {
        assertThat(launch.err()).as(launch.out()).contains("docs/operator.md#" + page);
        assertThat(launch.exit()).isEqualTo(exit);
        assertThat(launch.err().lines()).hasSize(3).noneMatch(String::isBlank);
        assertThat(launch.err()).doesNotContain("\tat ", "Exception", SECRET);
    }
}
