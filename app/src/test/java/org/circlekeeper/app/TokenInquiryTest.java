package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} asks Discord one question about the token, and what cannot be asked is no mistake. */
@Timeout(60)
final class TokenInquiryTest {
    private static final String TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer discord;

    @BeforeEach
    void listen() throws IOException {
        discord = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        discord.start();
    }

    @AfterEach
    void hangUp() {
        discord.stop(0);
    }

    private Launch checkAnswered(int status) throws IOException {
        discord.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
            }
        });
        return check(discord.getAddress().getPort());
    }

    private Launch check(int port) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Path config = Files.writeString(
                folder.resolve("bot.yaml"),
                "storage: {folder: d}\nkeys: {file: k/key}\n"
                        + "discord: {token-file: token, api-url: \"http://127.0.0.1:" + port + "/api/v10\"}\n");
        return Launch.of("check", "--config", config.toString());
    }

    @Test
    void a_token_that_discord_knows_is_well() throws IOException {
        Launch check = checkAnswered(200);
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("All is well").contains("Discord knows the token.");
        assertThat(asked).containsExactly("GET /api/v10/users/@me Bot " + TOKEN);
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void a_token_that_discord_does_not_know_is_refused() throws IOException {
        Launch check = checkAnswered(401);
        BadConfigurationTest.assertRefused(check, 78, "discord-token");
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 429, 500, 503})
    void an_answer_that_says_nothing_about_the_token_is_no_mistake(int status) throws IOException {
        Launch check = checkAnswered(status);
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("could not be asked").doesNotContain("Discord knows the token.");
        assertThat(asked).hasSize(1);
    }

    @Test
    void nobody_at_the_other_end_is_no_mistake() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Launch check = check(port);
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("could not be asked");
    }

    @Test
    void somebody_who_never_answers_costs_five_seconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            Launch check = check(silent.getLocalPort());
            assertThat(check.exit()).as(check.err()).isZero();
            assertThat(check.out()).contains("could not be asked");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void a_token_file_that_is_wrong_is_refused_before_anybody_is_asked() throws IOException {
        check(1);
        Files.setPosixFilePermissions(folder.resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));
        Launch check = Launch.of("check", "--config", folder.resolve("bot.yaml").toString());
        BadConfigurationTest.assertRefused(check, 77, "config-secret-exposed");
        assertThat(asked).isEmpty();
    }
}
