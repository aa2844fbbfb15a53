package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final String SEND = "POST channels/*/messages";
    private FakeDiscord discord;
    private RawClient client;
    private DiscordPerson ada;
    private Server circle;
    private String general;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
        client = new RawClient(discord);
        circle = discord.server("Circle");
        general = circle.channel("general").id();
        ada = discord.person("ada");
        circle.with(ada);
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private List<ShownMessage> shown() {
        return ada.inChannel(circle, "general");
    }

    @Test
    void a_failure_happens_as_often_as_planned_and_does_nothing() throws Exception {
        discord.faults().failWith(SEND, 503, 2);
        assertThat(client.says(general, "a").status()).isEqualTo(503);
        assertThat(client.call("GET", "users/@me", null).status()).isEqualTo(200);
        assertThat(client.says(general, "a").status()).isEqualTo(503);
        assertThat(shown()).isEmpty();
        assertThat(client.says(general, "a").status()).isEqualTo(200);
        assertThat(discord.requests()).extracting(Recorded::status).containsExactly(503, 200, 503, 200);
    }

    @Test
    void a_failure_after_the_effect_leaves_the_message() throws Exception {
        discord.faults().failAfterEffect(SEND, 502, 1);
        assertThat(client.says(general, "a").status()).isEqualTo(502);
        assertThat(shown()).extracting(ShownMessage::text).containsExactly("a");
    }

    @Test
    void an_answer_breaks_off_and_the_message_is_there() {
        discord.faults().cutBody(SEND, 1);
        assertThatThrownBy(() -> client.says(general, "a")).isInstanceOf(IOException.class);
        assertThat(shown()).hasSize(1);
    }

    @Test
    void a_stalled_request_is_answered_later() throws Exception {
        discord.faults().stall(SEND, Duration.ofMillis(300));
        long before = System.nanoTime();
        assertThat(client.says(general, "a").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void what_was_planned_can_be_forgotten() throws Exception {
        discord.faults().failWith("*", 500, 10);
        assertThat(client.says(general, "a").status()).isEqualTo(500);
        discord.faults().clear();
        assertThat(client.says(general, "a").status()).isEqualTo(200);
    }
}
