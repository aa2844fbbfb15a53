package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program on a Discord of our own, through real sockets: it starts, answers, stops, and gives up in time. */
@Timeout(180)
final class RunTest {
    private static final String OTHER_TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.fake01.a-token-that-nobody-here-takes";

    @TempDir
    Path folder;

    private FakeDiscord discord;
    private Server circle;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
        circle = discord.server("Circle");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private DiscordPerson member(String name, String... permissions) {
        DiscordPerson person = discord.person(name);
        circle.with(person, permissions);
        return person.in(circle);
    }

    private BotProcess start(String more) throws IOException {
        return BotProcess.service(BotProcess.configuration(folder, discord.token(), discord.apiUrl(), more))
                .start();
    }

    @Test
    void it_starts_answers_and_stops_when_it_is_told_to() throws Exception {
        int port = freePort();
        try (BotProcess bot = start("http: {port: " + port + "}\n")) {
            bot.untilItSays("Ready: Discord, one server.");
            DiscordPerson ada = member("ada");
            assertThat(ada.asks("helpline", "country", "DE").sees()).contains("0800 1110111");
            assertThat(ada.last().isEphemeral()).isTrue();
            assertThat(health(port)).contains("\"discord\":\"ok\"", "\"status\":\"ok\"");
            assertThat(bot.stop()).as(bot.err().toString()).isZero();
            assertThat(bot.out()).allMatch(line -> line.startsWith("{"));
            assertThat(bot.err()).noneMatch(line -> line.contains("\tat "));
            assertThat(folder.resolve("d/control.sock")).doesNotExist();
        }
        assertThat(discord.violations()).isEmpty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String health(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_token_that_is_not_known_ends_it_at_once() throws Exception {
        Path config = BotProcess.configuration(folder, OTHER_TOKEN, discord.apiUrl(), "");
        try (BotProcess bot = BotProcess.service(config).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !discord.requests().isEmpty()
                            || discord.gateway().counters().identifies() > 0);
            assertThat(bot.ended(Duration.ofSeconds(5))).isEqualTo(78);
            assertThat(bot.err()).contains("Discord does not accept the token.", "docs/operator.md#discord-token");
            assertThat(bot.err().toString() + bot.out()).doesNotContain(OTHER_TOKEN);
            assertThat(discord.requests().size() + discord.gateway().counters().identifies())
                    .isLessThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4004, discord-token",
        "4010, discord-shards",
        "4011, discord-shards",
        "4012, discord-version",
        "4013, discord-intents",
        "4014, discord-intents"
    })
    void what_discord_refuses_for_good_ends_it(int code, String page) throws Exception {
        try (BotProcess bot = start("")) {
            bot.untilItSays("Ready");
            int identifies = discord.gateway().counters().identifies();
            discord.gateway().closesWith(code);
            assertThat(bot.ended(Duration.ofSeconds(5))).isEqualTo(78);
            assertThat(bot.err()).last().isEqualTo("docs/operator.md#" + page);
            assertThat(bot.err().toString()).doesNotContain("\tat ", "Exception");
            assertThat(discord.gateway().counters().identifies()).isEqualTo(identifies);
        }
    }

    @Test
    void without_discord_it_waits_and_says_so_to_a_monitor() throws Exception {
        int port = freePort();
        String nobody = "http://127.0.0.1:" + freePort() + "/api/v10/";
        Path config = BotProcess.configuration(folder, discord.token(), nobody, "http: {port: " + port + "}\n");
        try (BotProcess bot = BotProcess.service(config).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> health(port).contains("\"discord\":\"reconnecting\""));
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> health(port).contains("\"database\":\"ok\""));
            assertThat(bot.stop()).as(bot.err().toString()).isZero();
        }
    }

    @Test
    void when_discord_goes_away_a_monitor_learns_of_it() throws Exception {
        int port = freePort();
        try (BotProcess bot = start("http: {port: " + port + "}\n")) {
            bot.untilItSays("Ready");
            discord.gateway().goesDown();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> health(port).contains("\"discord\":\"reconnecting\""));
            assertThat(bot.stop()).isZero();
        }
    }

    @Test
    void a_button_from_before_a_kill_works_after_it() throws Exception {
        DiscordPerson ada = member("ada");
        DiscordPerson mo = member("mo", "MODERATE_MEMBERS");
        try (BotProcess bot = start("")) {
            bot.untilItSays("Ready");
            mo.asks("setup", "age", "adults");
            assertThat(ada.asks("checkin now", "kind", "weather", "feeling", "rain")
                            .last()
                            .labels())
                    .isNotEmpty();
            bot.kill();
        }
        try (BotProcess again = start("")) {
            again.untilItSays("Ready");
            String first = ada.last().labels().get(0);
            assertThat(ada.presses(first).sees()).isNotBlank().doesNotContain("did not respond");
            assertThat(again.stop()).isZero();
        }
    }

    @Test
    void what_people_write_reaches_no_log_however_curious_it_is() throws Exception {
        Path log = folder.resolve("own.log");
        Path curious = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file><encoder><pattern>%%level %%logger %%msg %%mdc %%ex{full}%%n</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log));
        Path config = BotProcess.configuration(folder, discord.token(), discord.apiUrl(), "");
        try (BotProcess bot = BotProcess.service(config)
                .with("-Dcirclekeeper.logging.file=" + curious)
                .start()) {
            bot.untilItSays("Ready");
            member("ada").asks("helpline", "country", "canary-7f3a").sees();
            assertThat(bot.stop()).isZero();
            assertThat(Files.readString(log)).isNotEmpty().doesNotContain("canary-7f3a", discord.token());
            assertThat(bot.err().toString() + bot.out()).doesNotContain("canary-7f3a", discord.token());
        }
    }
}
