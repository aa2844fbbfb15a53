package org.circlekeeper.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
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
 * Promised: whatever a changed client sends through Discord (options, buttons, forms), the real program answers it once, in time and within Discord's rules,
 * mentions nobody, and reports no failure. Tried over real sockets with stock JDA. Threshold: 0 without an answer, 0 violations,
 * 0 mentions, 0 errors in the log.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DiscordFuzzTest {
    private static final int COMMAND = 2;
    private static final int COMPONENT = 3;
    private static final int FORM = 5;
    private static final String NO_ANSWER = "The application did not respond";

    /** Discord, Application Command reference: the most characters in a string option. */
    private static final int LONGEST_OPTION = 6_000;

    private final Hostile hostile = new Hostile(TestBot.fresh().bot().desk().menu(), Effort.chance("discord"));
    private final Random chance = Effort.chance("discord shapes");
    private final List<String> unanswered = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whatever_a_changed_client_sends_is_answered_once_and_calmly() throws Exception {
        int inputs = Effort.of(150, 4_000);
        try (FakeDiscord discord = FakeDiscord.start(Options.likeDiscord().withPatience(Duration.ofSeconds(20)))) {
            Server server = discord.server("circle");
            DiscordPerson moderator = discord.person("mo");
            server.with(moderator, "MODERATE_MEMBERS");
            Path config = BotProcess.configuration(folder, discord.token(), discord.apiUrl(), "");
            try (BotProcess bot =
                    BotProcess.service(config).with("-XX:TieredStopAtLevel=1").start()) {
                bot.untilItSays("Ready");
                moderator.in(server).asks("setup", "age", "adults").sees();
                for (int i = 0; i < inputs; i++) {
                    DiscordPerson person = discord.person("stranger" + i);
                    server.with(person);
                    send(person.in(server));
                    if (person.sees().isBlank() || person.sees().equals(NO_ANSWER)) {
                        unanswered.add("input " + i);
                    }
                }
                assertThat(bot.stop()).isZero();
                assertThat(bot.out()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
                assertThat(bot.err()).noneMatch(line -> line.contains("\tat "));
            }
            long mentions = discord.requests().stream()
                    .map(request -> request.body().findPath("allowed_mentions"))
                    .filter(allowed ->
                            !allowed.isMissingNode() && !allowed.path("parse").isEmpty())
                    .count();
            Report report = Report.of("fuzz");
            report.line("hostile interactions on Discord, without an answer", inputs + ", " + unanswered.size(), "0");
            report.line(
                    "violations of Discord's rules, mentions",
                    discord.violations().size() + ", " + mentions,
                    "0, 0");
            assertThat(unanswered).isEmpty();
            assertThat(discord.violations()).isEmpty();
            assertThat(mentions).isZero();
        }
    }

    private void send(DiscordPerson person) {
        JsonNode sound = person.asks("helpline", "country", "de")
                .lastInteraction()
                .json()
                .path("data");
        ShownMessage shown = person.last();
        switch (chance.nextInt(3)) {
            case 0 ->
                person.forges(COMMAND, null, json -> {
                    json.set("data", sound.deepCopy());
                    options((ObjectNode) json.path("data"));
                });
            case 1 ->
                person.forges(COMPONENT, shown, json -> {
                    json.set("message", shown.json());
                    ((ObjectNode) json.path("data")).put("component_type", 2).put("custom_id", id(shown));
                });
            default -> person.forges(FORM, shown, json -> form((ObjectNode) json.path("data"), id(shown)));
        }
    }

    private void options(ObjectNode data) {
        ArrayNode options = data.withArray("options");
        options.removeAll();
        Invocation request = hostile.next();
        request.arguments()
                .forEach((name, value) -> options.addObject()
                        .put("type", 3)
                        .put("name", name.isBlank() ? "need" : name)
                        .put("value", shortened(text(value), LONGEST_OPTION)));
    }

    private static String text(Argument value) {
        return value instanceof Argument.Private words ? words.text().reveal() : ((Argument.Plain) value).value();
    }

    private void form(ObjectNode data, String id) {
        data.put("custom_id", id);
        data.putArray("components")
                .addObject()
                .put("type", 1)
                .putArray("components")
                .addObject()
                .put("type", 4)
                .put("custom_id", shortened("x" + hostile.word(), 100))
                .put("value", shortened(hostile.word(), 4_000));
    }

    /** The id of a button that is there, changed somewhere; or one that never was. */
    private String id(ShownMessage shown) {
        String sound = shown.components().findPath("custom_id").asText("1");
        return switch (chance.nextInt(4)) {
            case 0 -> shortened("1" + hostile.word(), 100);
            case 1 -> sound.substring(0, 1 + chance.nextInt(sound.length()));
            case 2 ->
                sound.substring(0, 1)
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(shortened(hostile.word(), 40).getBytes(StandardCharsets.UTF_8));
            default -> {
                int at = chance.nextInt(sound.length());
                yield sound.substring(0, at) + (char) ('A' + chance.nextInt(26)) + sound.substring(at + 1);
            }
        };
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
