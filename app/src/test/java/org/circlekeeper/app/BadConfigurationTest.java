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
            a discord section        | discord: {token-file: t}\\nstorage: {folder: d}                 | 78 | config-no-adapter     | discord
            a matrix section         | matrix: {homeserver: "https://x"}\\nstorage: {folder: d}        | 78 | config-no-adapter     | matrix
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

    static void assertRefused(Launch launch, int exit, String page) {
        assertThat(launch.err()).as(launch.out()).contains("docs/operator.md#" + page);
        assertThat(launch.exit()).isEqualTo(exit);
        assertThat(launch.err().lines()).hasSize(3).noneMatch(String::isBlank);
        assertThat(launch.err()).doesNotContain("\tat ", "Exception", SECRET);
    }
}
