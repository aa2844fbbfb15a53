package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.idOf;
import static org.circlekeeper.discord.HardDay.press;
import static org.circlekeeper.discord.HardDay.question;
import static org.circlekeeper.discord.HardDay.rows;
import static org.circlekeeper.discord.HardDay.shown;
import static org.circlekeeper.discord.HardDay.until;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Gateway;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections end in every way Discord knows; the bot comes back, does nothing twice, and knows when it is not wanted. */
class GatewayDayTest {
    private OnDiscord stage;
    private DiscordPerson ada;

    private Gateway begin(Options options) {
        stage = OnDiscord.fresh(options, bot -> bot).andGroup();
        ada = stage.member("ada");
        return stage.discord.gateway();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"op 7", "op 9, resumable", "op 9", "a cut", "4000"})
    void after_a_lost_connection_it_answers_again_and_a_press_from_before_still_counts_once(String how) {
        Gateway gateway = begin(HardDay.brisk());
        ShownMessage question = question(ada);
        int before = gateway.counters().resumes() + gateway.counters().identifies();
        switch (how) {
            case "op 7" -> gateway.asksToReconnect();
            case "op 9, resumable" -> gateway.invalidates(true);
            case "op 9" -> gateway.invalidates(false);
            case "a cut" -> gateway.drops();
            default -> gateway.closesWith(Integer.parseInt(how));
        }
        until(
                "it is back",
                () -> gateway.counters().resumes() + gateway.counters().identifies() > before
                        && gateway.connected() == 1
                        && stage.platform().isConnected());
        assertThat(press(ada, question, idOf(question, "Sun")).sees()).contains("Noted for you");
        assertThat(press(ada, question, idOf(question, "Sun")).sees()).contains("already done");
        assertThat(rows(stage, "check_in")).isEqualTo(1);
        assertThat(HardDay.values(stage, "gone_on", "peer_group")).containsOnly("null");
        assertThat(stage.endings).isEmpty();
    }

    @Test
    void a_connection_that_is_dead_and_does_not_show_it_is_noticed() {
        Gateway gateway = begin(HardDay.brisk().withHeartbeat(Duration.ofMillis(500)));
        gateway.stopsAcknowledging();
        until(
                "it is back",
                () -> gateway.counters().resumes() > 0 && stage.platform().isConnected());
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
    }

    @Test
    void what_happened_while_it_was_away_is_heard_and_what_comes_again_changes_nothing() {
        Gateway gateway = begin(HardDay.brisk().withPatience(Duration.ofSeconds(20)));
        ShownMessage question = question(ada);
        press(ada, question, idOf(question, "Sun"));
        shown(ada, "Noted for you");
        gateway.replay(5);
        until(
                "a resume",
                () -> gateway.counters().resumes() == 1 && stage.platform().isConnected());
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
        until("the repeats were answered", () -> stage.discord.violations().size() >= 1);
        assertThat(rows(stage, "check_in")).isEqualTo(1);
        assertThat(rows(stage, "member")).isEqualTo(1);
    }

    @Test
    void a_server_that_removed_the_bot_begins_to_be_forgotten_and_one_that_is_away_does_not() {
        begin(HardDay.brisk());
        stage.server.becomesUnavailable();
        until("away", () -> stage.platform().servers() == 0);
        assertThat(HardDay.values(stage, "gone_on", "peer_group")).containsOnly("null");
        stage.server.isBack();
        until("back", () -> stage.platform().servers() == 1);
        stage.server.removesBot();
        until(
                "the clock runs",
                () -> !HardDay.values(stage, "gone_on", "peer_group").contains("null"));
        assertThat(HardDay.values(stage, "gone_on", "peer_group")).containsExactly("2026-01-05");
        stage.server.takesBotBack();
        until("back again", () -> stage.platform().servers() == 1);
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
    }

    @Test
    void a_server_that_removed_the_bot_while_nobody_looked_is_noticed_at_the_next_start() {
        begin(HardDay.brisk());
        stage.platform().close();
        stage.server.removesBot();
        stage.restarts();
        until(
                "the clock runs",
                () -> !HardDay.values(stage, "gone_on", "peer_group").contains("null"));
    }

    @Test
    void a_server_lost_in_a_session_that_cannot_be_resumed_is_noticed() {
        Gateway gateway = begin(HardDay.brisk());
        gateway.loses(1);
        stage.server.removesBot();
        assertThat(stage.platform().servers()).isEqualTo(1);
        gateway.invalidates(false);
        until(
                "the clock runs",
                () -> !HardDay.values(stage, "gone_on", "peer_group").contains("null"));
    }

    @ParameterizedTest
    @CsvSource({
        "4004, TOKEN_REFUSED",
        "4010, SHARDS_REFUSED",
        "4011, SHARDS_REFUSED",
        "4012, VERSION_REFUSED",
        "4013, INTENTS_REFUSED",
        "4014, INTENTS_REFUSED"
    })
    void when_discord_will_not_have_it_that_is_told_once_and_it_stays_away(int code, DiscordEnding ending) {
        Gateway gateway = begin(HardDay.brisk());
        int identifies = gateway.counters().identifies();
        gateway.closesWith(code);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !stage.endings.isEmpty());
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> stage.endings.size() == 1
                        && gateway.connected() == 0
                        && gateway.counters().identifies() == identifies);
        assertThat(stage.endings).containsExactly(ending);
    }

    @Test
    void that_is_told_while_a_message_is_still_on_its_way_too() {
        Gateway gateway = begin(HardDay.brisk());
        stage.discord.faults().stall("POST channels/*/messages", Duration.ofSeconds(9));
        CompletableFuture<Delivery> delivery = CompletableFuture.supplyAsync(() -> stage.platform()
                .deliver(
                        "slow",
                        new Recipient.Room(new RoomId(
                                Heard.DISCORD,
                                stage.server.id(),
                                stage.server.channel("general").id())),
                        Message.of("for the room")));
        HardDay.until(
                "nothing else is under way", () -> ada.asks("about").sees().contains("Circlekeeper"));
        gateway.closesWith(4014);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !stage.endings.isEmpty());
        assertThat(stage.endings).containsExactly(DiscordEnding.INTENTS_REFUSED);
        assertThat(delivery.getNow(new Delivery.Unreachable())).isNotInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void the_commands_are_registered_once_and_again_only_when_they_changed() {
        begin(HardDay.brisk());
        assertThat(registrations()).isEqualTo(1);
        stage.restarts();
        assertThat(registrations()).isEqualTo(1);
        int created = stage.discord.commandsCreated();
        stage.discord.faults().failWith("GET applications/*/commands", 404, 1);
        stage.restarts();
        assertThat(registrations()).isEqualTo(1);
        assertThat(stage.discord.commandsCreated()).isEqualTo(created);
    }

    private long registrations() {
        return stage.discord.requests().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().endsWith("/commands"))
                .count();
    }

    @Test
    void discord_that_cannot_be_reached_at_the_start_is_tried_again() {
        begin(HardDay.brisk());
        stage.discord.faults().cloudflareFor(Duration.ofSeconds(1));
        stage.discord.faults().failWith("GET gateway/bot", 500, 2);
        stage.restarts();
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
    }
}
