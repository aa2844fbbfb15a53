package org.circlekeeper.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.circlekeeper.command.Menu;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Interaction;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promised: whatever a changed client sends through Discord, the real program answers it exactly once, in time and within Discord's rules,
 * mentions nobody, and reports no failure. Tried over real sockets with stock JDA: first each name of each command, each option while
 * somebody types it and both menus once, then any of them, buttons and forms by chance; by members, moderators and owners. Threshold: 0
 * without an answer, 0 with a second one, 0 violations, 0 mentions, 0 errors in the log, at least 60 of 100 inputs look real; in the long
 * form, 99 of 100 are answered within 50 ms.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DiscordFuzzTest {
    private static final long LIMIT_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Menu menu = TestBot.fresh().bot().desk().menu();
    private final LooksReal real = new LooksReal(menu);
    private final Forged forged =
            new Forged(menu, new Hostile(menu, Effort.chance("discord")), real, Effort.chance("discord shapes"));
    private final List<String> unanswered = new ArrayList<>();
    private final List<Took> took = new ArrayList<>();
    private final List<String> interactions = new ArrayList<>();

    /** How long somebody waited for what; a button's id says nothing, so it is left out. */
    private record Took(long millis, String what) {}

    @TempDir
    Path folder;

    @Test
    void whatever_a_changed_client_sends_is_answered_once_and_calmly() throws Exception {
        List<Forged.Way> ways = forged.everyWay();
        int inputs = Effort.of(ways.size() + 100, 4_000);
        try (FakeDiscord discord = FakeDiscord.start(Options.likeDiscord().withPatience(PATIENCE))) {
            Server server = discord.server("circle");
            DiscordPerson moderator = discord.person("mo");
            server.with(moderator, "MODERATE_MEMBERS");
            Path config = BotProcess.configuration(folder, discord.token(), discord.apiUrl(), "");
            try (BotProcess bot =
                    BotProcess.service(config).with("-XX:TieredStopAtLevel=1").start()) {
                bot.untilItSays("Ready");
                moderator.in(server).asks("setup", "age", "adults").sees();
                for (int i = 0; i < inputs; i++) {
                    DiscordPerson person = somebody(discord, server, i);
                    (i < ways.size() ? ways.get(i) : forged.any()).by(person.in(server));
                    look(person, i);
                }
                assertThat(bot.stop()).isZero();
                assertThat(bot.out()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
                assertThat(bot.err()).noneMatch(line -> line.contains("\tat "));
            }
            Report.of("fuzz")
                    .line(
                            "hostile interactions on Discord (ways in, each tried), without an answer",
                            inputs + " (" + ways.size() + "), " + unanswered.size(),
                            "0");
            holds(discord);
        }
    }

    private static DiscordPerson somebody(FakeDiscord discord, Server server, int number) {
        DiscordPerson person = discord.person("stranger" + number);
        switch (number % 4) {
            case 0 -> server.with(person, "MODERATE_MEMBERS");
            case 1 -> server.with(person, "MODERATE_MEMBERS", "MANAGE_SERVER");
            default -> server.with(person);
        }
        return person;
    }

    /** Choices come without words; everything else shows a message or opens a form. */
    private void look(DiscordPerson person, int number) {
        Interaction asked = person.lastInteraction();
        asked.awaitSettled(PATIENCE);
        boolean typing = asked.json().path("type").asInt() == Forged.TYPING;
        boolean shows = typing
                || person.sawForm()
                || asked.shown()
                        .map(ShownMessage::withLabels)
                        .filter(text -> !text.isBlank())
                        .isPresent();
        if (!asked.isAcknowledged() || !shows) {
            unanswered.add(number + ": " + asked.json().path("data"));
        }
        took.add(new Took(
                asked.settledAfter().map(Duration::toMillis).orElse(Long.MAX_VALUE),
                asked.json().path("type").asInt() + " "
                        + asked.json().path("data").path("name").asText()));
        interactions.add(asked.id());
    }

    private void holds(FakeDiscord discord) {
        long mentions = discord.requests().stream()
                .map(request -> request.body().findPath("allowed_mentions"))
                .filter(allowed ->
                        !allowed.isMissingNode() && !allowed.path("parse").isEmpty())
                .count();
        Map<String, Long> answers = discord.requests().stream()
                .filter(request -> request.path().endsWith("/callback"))
                .collect(Collectors.groupingBy(
                        request -> request.path().replaceFirst(".*interactions/([0-9]+)/.*", "$1"),
                        Collectors.counting()));
        long notOnce = interactions.stream()
                .filter(id -> answers.getOrDefault(id, 0L) != 1)
                .count();
        took.sort(Comparator.comparingLong(Took::millis));
        int last = took.size() - 1;
        long p99 = took.get(last - took.size() / 100).millis();
        Report report = Report.of("fuzz");
        report.line("interactions answered another number of times than once", notOnce, "0");
        report.line(
                "violations of Discord's rules, mentions", discord.violations().size() + ", " + mentions, "0, 0");
        report.line(
                "on Discord, half and 99 of 100 answered within, longest",
                took.get(last / 2).millis() + " ms, " + p99 + " ms, "
                        + took.get(last).millis() + " ms",
                "50 ms");
        real.mustBeMost("on Discord");
        assertThat(unanswered).isEmpty();
        assertThat(notOnce).isZero();
        assertThat(discord.violations()).isEmpty();
        assertThat(mentions).isZero();
        assertThat(!Effort.isLong() || p99 <= LIMIT_MILLIS)
                .as("%s ms; the slowest: %s", p99, took.subList(Math.max(0, last - 40), last + 1))
                .isTrue();
    }
}
