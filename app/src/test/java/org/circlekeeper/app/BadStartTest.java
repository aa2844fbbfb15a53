package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bot does not start on what it should not, says why in three lines, and changes nothing. */
@Timeout(60)
final class BadStartTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path key() {
        return folder.resolve("data.keys").resolve("operator.key");
    }

    private Launch start() {
        return Launch.of("console", "--data", data().toString());
    }

    private void lived() {
        Launch launch = start();
        assertThat(launch.exit()).as(launch.err()).isZero();
    }

    private static void assertRefused(Launch launch, int exit) {
        assertThat(launch.exit()).as(launch.err()).isEqualTo(exit);
        assertThat(launch.err().lines()).hasSize(3).noneMatch(String::isBlank);
        assertThat(launch.err()).contains("docs/operator.md#").doesNotContain("\tat ", "Exception");
        assertThat(launch.out()).isEmpty();
    }

    @Test
    void a_first_start_makes_a_key_beside_the_data_and_says_so() throws IOException {
        Launch launch = start();
        assertThat(launch.exit()).as(launch.err()).isZero();
        assertThat(launch.err()).contains(key().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        assertThat(start().err()).isEmpty();
    }

    @Test
    void a_lost_key_is_never_replaced() throws IOException {
        lived();
        Files.delete(key());
        assertRefused(start(), 78);
        assertThat(key()).doesNotExist();
    }

    @Test
    void a_wrong_key_is_refused() throws IOException {
        lived();
        Launch.of("console", "--data", folder.resolve("other").toString());
        Files.copy(
                folder.resolve("other.keys/operator.key"),
                key(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertRefused(start(), 78);
    }

    @Test
    void a_key_that_is_no_key_is_refused() throws IOException {
        lived();
        Files.writeString(key(), "key not-a-key\n");
        assertRefused(start(), 78);
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        lived();
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(start(), 77);
    }

    @Test
    void a_key_inside_the_data_folder_is_refused() throws IOException {
        Path config = Files.writeString(
                folder.resolve("bot.yaml"), "storage: {folder: data}\nkeys: {file: data/operator.key}");
        assertRefused(Launch.of("console", "--config", config.toString()), 78);
        assertThat(data().resolve("operator.key")).doesNotExist();
    }

    @Test
    void a_wrong_passphrase_is_refused() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "one two three");
        Files.setPosixFilePermissions(words, PosixFilePermissions.fromString("rw-------"));
        Path config = Files.writeString(
                folder.resolve("bot.yaml"), "storage: {folder: data}\nkeys: {file: k/salt, passphrase-file: words}");
        assertThat(Launch.of("console", "--config", config.toString()).exit()).isZero();
        Files.writeString(words, "one two four");
        assertRefused(Launch.of("console", "--config", config.toString()), 78);
    }

    @Test
    void a_lost_database_is_never_begun_anew() throws IOException {
        lived();
        Files.delete(data().resolve("circlekeeper.mv.db"));
        assertRefused(start(), 65);
        assertThat(data().resolve("circlekeeper.mv.db")).doesNotExist();
    }

    @Test
    void a_lost_data_folder_is_never_begun_anew() throws IOException {
        lived();
        Files.move(data(), folder.resolve("elsewhere"));
        assertRefused(start(), 65);
    }

    @Test
    void a_damaged_database_is_refused() throws IOException {
        lived();
        Path file = data().resolve("circlekeeper.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4_096; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertRefused(start(), 65);
    }

    @Test
    void a_file_where_the_folder_should_be_is_refused() throws IOException {
        Files.writeString(data(), "in the way");
        assertThat(start().exit()).isIn(77, 78);
        assertRefused(start(), start().exit());
    }

    @Test
    void a_folder_that_may_not_be_written_is_refused() throws IOException {
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        // root may write anywhere but here: nobody makes a folder in the kernel's view of itself
        Path place = Files.isWritable(data()) ? Path.of("/proc/self/data") : data();
        Path config = Files.writeString(
                folder.resolve("bot.yaml"), "storage: {folder: " + place + "}\nkeys: {file: k/operator.key}");
        assertRefused(Launch.of("console", "--config", config.toString()), 77);
    }

    @Test
    void a_second_process_is_refused() {
        Settings settings = Settings.ofConsole(data(), java.util.Optional.empty());
        Keys.Opened keys =
                new Keys(settings, new org.circlekeeper.words.Catalogue().in(java.util.Locale.ENGLISH)).open();
        try (Running running = Running.start(
                settings,
                keys.key(),
                new io.micrometer.core.instrument.composite.CompositeMeterRegistry(),
                org.circlekeeper.storage.Durability.FULL)) {
            assertThat(running).isNotNull();
            assertRefused(start(), 75);
        }
        lived();
    }

    @Test
    void a_port_that_is_taken_is_refused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = Files.writeString(
                    folder.resolve("bot.yaml"),
                    "storage: {folder: data}\nkeys: {file: k/key}\nhttp: {port: " + taken.getLocalPort() + "}");
            Launch launch = Launch.of("console", "--config", config.toString());
            assertThat(launch.exit()).isEqualTo(75);
            assertThat(launch.err()).contains("docs/operator.md#config-port-taken");
        }
    }

    private Path service(String more) throws IOException {
        Path token = Files.writeString(
                folder.resolve("token"), "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(
                folder.resolve("bot.yaml"),
                "storage: {folder: data}\nkeys: {file: data.keys/operator.key}\n"
                        + "discord: {token-file: token, api-url: \"http://127.0.0.1:1/api/v10/\"}\n" + more);
    }

    @Test
    void a_service_without_its_key_is_refused() throws IOException {
        lived();
        Files.delete(key());
        assertRefused(Launch.of("run", "--config", service("").toString()), 78);
        assertThat(key()).doesNotExist();
    }

    @Test
    void a_service_without_its_database_is_refused() throws IOException {
        lived();
        Files.delete(data().resolve("circlekeeper.mv.db"));
        assertRefused(Launch.of("run", "--config", service("").toString()), 65);
    }

    @Test
    void a_service_whose_port_is_taken_is_refused_and_leaves_the_data_closed() throws IOException {
        lived();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = service("http: {port: " + taken.getLocalPort() + "}\n");
            assertRefused(Launch.of("run", "--config", config.toString()), 75);
        }
        lived();
    }

    @Test
    void refusals_are_in_the_operators_language() throws IOException {
        lived();
        Files.delete(key());
        String english = start().err();
        for (String language : new String[] {"de_DE", "es_ES"}) {
            Launch launch = Launch.of("", Map.of("LANG", language), "console", "--data", data().toString());
            assertRefused(launch, 78);
            assertThat(launch.err()).isNotEqualTo(english);
        }
    }

    @Test
    void every_refusal_comes_within_ten_seconds() throws IOException {
        lived();
        Files.delete(key());
        long begun = System.nanoTime();
        start();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
}
