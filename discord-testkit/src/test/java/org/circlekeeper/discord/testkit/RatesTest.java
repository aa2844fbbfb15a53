package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RatesTest {
    private final AtomicLong time = new AtomicLong(7);
    private FakeDiscord discord;
    private RawClient client;
    private Server circle;
    private String general;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start(Options.likeDiscord().withTicker(time::get));
        client = new RawClient(discord);
        circle = discord.server("Circle");
        general = circle.channel("general").id();
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private void forward(Duration by) {
        time.addAndGet(by.toNanos());
    }

    private RawClient.Answer getChannel() throws Exception {
        return client.call("GET", "channels/" + general, null);
    }

    @Test
    void five_messages_go_to_a_channel_in_five_seconds() throws Exception {
        for (int left = 4; left >= 0; left--) {
            RawClient.Answer sent = client.says(general, "hello " + left);
            assertThat(sent.status()).isEqualTo(200);
            assertThat(sent.header("X-RateLimit-Remaining")).isEqualTo(String.valueOf(left));
        }
        RawClient.Answer refused = client.says(general, "one more");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.body().path("global").asBoolean()).isFalse();
        assertThat(refused.body().path("retry_after").asDouble()).isEqualTo(5.0);
        assertThat(client.says(circle.channel("moderators").id(), "elsewhere").status())
                .isEqualTo(200);
        forward(Duration.ofSeconds(5));
        assertThat(client.says(general, "after the wait").status()).isEqualTo(200);
        assertThat(discord.violations()).isEmpty();
        assertThat(discord.invalidRequests()).isEqualTo(1);
    }

    @Test
    void who_does_not_wait_is_noted() throws Exception {
        for (int i = 0; i < 6; i++) {
            client.says(general, "hello " + i);
        }
        forward(Duration.ofSeconds(2));
        assertThat(client.says(general, "too early").header("Retry-After")).isEqualTo("3");
        assertThat(discord.violations()).singleElement().asString().contains("before its Retry-After");
    }

    @Test
    void fifty_requests_a_second_are_taken_in_all() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(getChannel().status()).isEqualTo(200);
        }
        RawClient.Answer refused = client.call("GET", "users/@me", null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("global");
        forward(Duration.ofSeconds(1));
        assertThat(getChannel().status()).isEqualTo(200);
    }

    @Test
    void interactions_are_outside_the_global_limit() throws Exception {
        client.publish("hello");
        DiscordPerson ada = discord.person("ada");
        circle.with(ada);
        discord.faults().globalFor(Duration.ofSeconds(60));
        assertThat(getChannel().status()).isEqualTo(429);
        Interaction asked = ada.asks("hello").lastInteraction();
        assertThat(client.answers(asked, 4, "hi").status()).isEqualTo(204);
        assertThat(client.follows(asked, "more").status()).isEqualTo(200);
        forward(Duration.ofSeconds(60));
        assertThat(getChannel().status()).isEqualTo(200);
    }

    @Test
    void a_shared_limit_does_not_count_as_invalid() throws Exception {
        discord.faults().next429("POST channels/*/messages", "shared", Duration.ofSeconds(3));
        RawClient.Answer refused = client.says(general, "hello");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("shared");
        assertThat(refused.header("Via")).isNotEmpty();
        assertThat(discord.invalidRequests()).isZero();
        forward(Duration.ofSeconds(3));
        assertThat(client.says(general, "hello").status()).isEqualTo(200);
    }

    @Test
    void cloudflare_answers_with_a_page_and_without_a_via_header() throws Exception {
        discord.faults().cloudflareFor(Duration.ofSeconds(30));
        RawClient.Answer refused = getChannel();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Via")).isEmpty();
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.response().body()).startsWith("<html>");
        forward(Duration.ofSeconds(30));
        assertThat(getChannel().status()).isEqualTo(200);
    }

    @Test
    void more_than_ten_thousand_invalid_requests_ban_the_address() throws Exception {
        RawClient unknown = new RawClient(discord);
        for (int i = 0; i <= 10_000; i++) {
            if (i % 40 == 0) {
                forward(Duration.ofSeconds(1));
            }
            unknown.call("GET", "users/@me", null, "Bot wrong", "DiscordBot (raw, 1)");
        }
        assertThat(discord.violations()).last().asString().contains("banned");
        forward(Duration.ofSeconds(1));
        assertThat(getChannel().response().body()).contains("1015");
    }

    @Test
    void a_request_without_its_head_in_order_is_refused() throws Exception {
        assertThat(client.call("GET", "users/@me", null, "Bot wrong", "DiscordBot (raw, 1)")
                        .status())
                .isEqualTo(401);
        assertThat(client.call("GET", "users/@me", null, "Bot " + discord.token(), "curl")
                        .code())
                .isEqualTo(40333);
        assertThat(client.call("GET", "nothing/here", null).status()).isEqualTo(404);
        assertThat(discord.violations()).hasSize(3);
    }
}
