package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InteractionRulesTest {
    private final StandingClock clock = new StandingClock();
    private FakeDiscord discord;
    private RawClient client;
    private DiscordPerson ada;
    private Server circle;

    @BeforeEach
    void open() throws Exception {
        discord = FakeDiscord.start(Options.likeDiscord().withClock(clock).withPatience(Duration.ofMillis(200)));
        client = new RawClient(discord);
        circle = discord.server("Circle");
        ada = discord.person("ada");
        circle.with(ada);
        client.publish("hello");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void an_answer_is_taken_up_to_three_seconds() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        clock.forward(Duration.ofSeconds(3));
        assertThat(client.answers(asked, 4, "hi").status()).isEqualTo(204);
        assertThat(ada.sees()).isEqualTo("hi");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void an_answer_after_three_seconds_is_to_an_unknown_interaction() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        clock.forward(Duration.ofMillis(3001));
        assertThat(client.answers(asked, 4, "hi").code()).isEqualTo(10062);
        assertThat(ada.sees()).isEqualTo("The application did not respond");
    }

    @Test
    void a_second_answer_is_refused() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        client.answers(asked, 4, "hi");
        assertThat(client.answers(asked, 4, "again").code()).isEqualTo(40060);
        assertThat(ada.sees()).isEqualTo("hi");
        assertThat(discord.violations()).singleElement().asString().contains("40060");
    }

    @Test
    void an_answer_with_a_foreign_token_is_refused() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        Interaction other = ada.asks("hello").lastInteraction();
        ObjectNode body = Json.object().put("type", 5);
        String path = "interactions/" + asked.id() + "/" + other.token() + "/callback";
        assertThat(client.call("POST", path, body).code()).isEqualTo(10062);
    }

    @Test
    void what_does_not_fit_the_interaction_is_refused() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        assertThat(client.answers(asked, 6, "").code()).isEqualTo(50035);
        assertThat(client.answers(asked, 7, "x").code()).isEqualTo(50035);
        assertThat(client.answers(asked, 8, "").code()).isEqualTo(50035);
        assertThat(asked.isAcknowledged()).isFalse();
    }

    @Test
    void a_token_lives_for_fifteen_minutes() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        client.answers(asked, 4, "hi");
        clock.forward(Duration.ofMinutes(15));
        assertThat(client.follows(asked, "still here").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(1));
        RawClient.Answer late = client.follows(asked, "too late");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo(50027);
    }

    @Test
    void nothing_follows_before_the_first_answer() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        assertThat(client.follows(asked, "too early").code()).isEqualTo(10015);
        assertThat(discord.violations()).singleElement().asString().contains("10015");
    }

    @Test
    void words_behind_a_deferral_become_its_edit() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        client.answers(asked, 5, "");
        client.follows(asked, "here it is");
        assertThat(ada.privately()).extracting(ShownMessage::text).containsExactly("here it is");
        assertThat(ada.last().isEphemeral()).isTrue();
    }

    @Test
    void somebody_who_brought_the_bot_along_gets_five_follow_ups() throws Exception {
        Interaction asked = ada.elsewhere().asks("hello").lastInteraction();
        client.answers(asked, 4, "hi");
        for (int i = 0; i < 5; i++) {
            assertThat(client.follows(asked, "more " + i).status()).isEqualTo(200);
        }
        clock.forward(Duration.ofSeconds(10));
        int status = client.follows(asked, "too much").status();
        assertThat(status).isIn(400, 429);
    }

    @Test
    void nobody_presses_what_another_person_alone_sees() throws Exception {
        Interaction asked = ada.asks("hello").lastInteraction();
        ObjectNode body = Json.object().put("type", 4);
        ObjectNode row = body.putObject("data")
                .put("content", "hi")
                .put("flags", 64)
                .putArray("components")
                .addObject();
        row.put("type", 1)
                .putArray("components")
                .addObject()
                .put("type", 2)
                .put("style", 1)
                .put("label", "Yes")
                .put("custom_id", "y");
        client.call("POST", "interactions/" + asked.id() + "/" + asked.token() + "/callback", body);
        DiscordPerson bea = discord.person("bea");
        circle.with(bea);
        assertThatThrownBy(() -> bea.presses("Yes")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> bea.presses(ada.last(), "Yes")).isInstanceOf(AssertionError.class);
        ada.presses("Yes");
        assertThat(ada.lastInteraction().json().path("data").path("custom_id").asText())
                .isEqualTo("y");
    }

    @Test
    void automatic_moderation_refuses_public_answers_only() throws Exception {
        circle.blocksWords("crisis");
        Interaction asked = ada.asks("hello").lastInteraction();
        ObjectNode body = Json.object().put("type", 4);
        body.putObject("data").put("content", "a Crisis line");
        String path = "interactions/" + asked.id() + "/" + asked.token() + "/callback";
        assertThat(client.call("POST", path, body).code()).isEqualTo(200000);
        assertThat(client.answers(asked, 4, "a crisis line").status()).isEqualTo(204);
        assertThat(client.says(circle.channel("general").id(), "crisis").code()).isEqualTo(200000);
        assertThat(client.says(circle.channel("general").id(), "calm").status()).isEqualTo(200);
    }
}
