package org.circlekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with its data on PostgreSQL, as an operator runs it: with a role and a password of its own. */
@Timeout(240)
final class RunOnPostgresTest {
    private static final String PASSWORD = "only the bot's";
    private static final Duration MENDED = Duration.ofSeconds(30);
    private static final Duration SENT_AWAY = Duration.ofSeconds(60);

    private static Optional<PostgresForTests> started = Optional.empty();

    @TempDir
    Path folder;

    private PostgresForTests postgres;
    private DatabaseSettings.Server server;
    private FakeDiscord discord;
    private Server circle;

    @BeforeAll
    static void startServer() {
        started = PostgresForTests.own();
        assumeTrue(started.isPresent(), "no PostgreSQL here");
    }

    @AfterAll
    static void endServer() {
        started.ifPresent(PostgresForTests::close);
    }

    @BeforeEach
    void open() throws Exception {
        postgres = started.orElseThrow();
        postgres.startAgain();
        server = postgres.guarded(PASSWORD);
        // a program is started again at once here; on a quick machine that is within the five seconds of its lane
        discord = FakeDiscord.start(Options.likeDiscord().withIdentifies(Duration.ZERO, 1_000));
        circle = discord.server("Circle");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void what_was_saved_is_there_after_a_restart_and_one_process_is_enough() throws Exception {
        DiscordPerson ada = member("ada");
        try (BotProcess bot = start(PASSWORD)) {
            bot.untilItSays("Ready");
            setUp();
            keepsACheckIn(ada);
            try (BotProcess second = start(PASSWORD)) {
                assertThat(second.ended(SENT_AWAY)).isEqualTo(75);
                assertThat(second.err()).last().isEqualTo("docs/operator.md#already-running");
            }
            assertThat(bot.stop()).as(bot.err().toString()).isZero();
            assertThat(bot.err().toString() + bot.out()).doesNotContain(PASSWORD);
        }
        try (BotProcess again = start(PASSWORD)) {
            again.untilItSays("Ready");
            assertThat(ada.asks("checkin history").sees()).contains("Rain");
            assertThat(again.stop()).isZero();
        }
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_server_that_is_away_or_refuses_us_ends_a_start() throws Exception {
        try (BotProcess refused = start("another one")) {
            assertThat(refused.ended(SENT_AWAY)).isEqualTo(78);
            assertThat(refused.err()).last().isEqualTo("docs/operator.md#server-refuses");
        }
        postgres.stop();
        try (BotProcess early = start(PASSWORD)) {
            assertThat(early.ended(SENT_AWAY)).isEqualTo(75);
            assertThat(early.err()).hasSize(3).last().isEqualTo("docs/operator.md#server-unreachable");
        }
    }

    @Test
    void a_server_that_goes_away_in_the_middle_is_told_and_forgiven() throws Exception {
        DiscordPerson ada = member("ada");
        try (BotProcess bot = start(PASSWORD)) {
            bot.untilItSays("Ready");
            setUp();
            keepsACheckIn(ada);
            postgres.kill();
            ada.asks("checkin now", "kind", "weather", "feeling", "sun");
            Awaitility.await().atMost(MENDED).until(() -> ada.sees().contains("nothing was saved"));
            assertThat(ada.asks("helpline", "country", "DE").sees()).contains("0800 1110111");
            postgres.startAgain();
            itWorksAgain(ada);
            postgres.disconnect(server);
            itWorksAgain(ada);
            assertThat(ada.asks("checkin history").sees()).contains("Rain", "Sun");
            try (BotProcess second = start(PASSWORD)) {
                assertThat(second.ended(SENT_AWAY)).as("one process still").isEqualTo(75);
            }
            assertThat(bot.stop()).as(bot.err().toString()).isZero();
        }
    }

    private static void itWorksAgain(DiscordPerson ada) {
        Awaitility.await()
                .atMost(MENDED)
                .until(() -> ada.asks("checkin now", "kind", "weather", "feeling", "sun")
                        .sees()
                        .contains("Noted for you"));
    }

    private static void keepsACheckIn(DiscordPerson ada) {
        assertThat(ada.asks("checkin now", "kind", "weather", "feeling", "rain").sees())
                .isNotBlank();
        assertThat(ada.presses("Yes, keep it").sees()).contains("Noted for you");
        assertThat(ada.asks("checkin history").sees()).contains("Rain");
    }

    private void setUp() {
        assertThat(member("mo", "MODERATE_MEMBERS")
                        .asks("setup", "age", "adults")
                        .sees())
                .isNotBlank();
    }

    private DiscordPerson member(String name, String... permissions) {
        DiscordPerson person = discord.person(name);
        circle.with(person, permissions);
        return person.in(circle);
    }

    private BotProcess start(String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String storage = "storage: {folder: d, postgres: {url: \"%s\", user: %s, password-file: password}}\n"
                .formatted(server.url(), server.user());
        return BotProcess.service(BotProcess.configuration(folder, discord.token(), discord.apiUrl(), storage))
                .start();
    }
}
