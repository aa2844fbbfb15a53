package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChannelAccessTest {
    private final StandingClock clock = new StandingClock();
    private FakeDiscord discord;
    private RawClient client;
    private DiscordPerson ada;
    private Server circle;
    private Channel general;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start(Options.likeDiscord().withClock(clock));
        client = new RawClient(discord);
        circle = discord.server("Circle");
        general = circle.channel("general");
        ada = discord.person("ada");
        circle.with(ada);
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private String direct(DiscordPerson person) throws Exception {
        return client.call("POST", "users/@me/channels", Json.object().put("recipient_id", person.id()))
                .body()
                .path("id")
                .asText();
    }

    @Test
    void a_channel_the_bot_cannot_see_or_write_to_refuses_it() throws Exception {
        assertThat(client.says(general.id(), "hello").status()).isEqualTo(200);
        circle.botLacks("MESSAGE_SEND");
        assertThat(client.says(general.id(), "hello").code()).isEqualTo(50013);
        circle.botLacks("VIEW_CHANNEL");
        assertThat(client.says(general.id(), "hello").code()).isEqualTo(50001);
        circle.botHas("VIEW_CHANNEL", "MESSAGE_SEND");
        assertThat(client.says(general.id(), "hello").status()).isEqualTo(200);
    }

    @Test
    void a_deleted_channel_and_a_left_server_are_known_no_more() throws Exception {
        Channel other = circle.channel("other");
        circle.deletes(other);
        assertThat(client.says(other.id(), "hello").code()).isEqualTo(10003);
        circle.removesBot();
        assertThat(client.says(general.id(), "hello").code()).isEqualTo(50001);
        assertThat(client.call("GET", "guilds/" + circle.id(), null).code()).isEqualTo(50001);
    }

    @Test
    void closed_messages_blocks_and_strangers_are_told_apart() throws Exception {
        String to = direct(ada);
        assertThat(client.says(to, "hello").status()).isEqualTo(200);
        ada.closesMessages();
        assertThat(client.says(to, "hello").code()).isEqualTo(50007);
        ada.opensMessages();
        ada.blocksTheBot();
        assertThat(client.says(to, "hello").code()).isEqualTo(50007);
        DiscordPerson stranger = discord.person("stranger");
        assertThat(client.says(direct(stranger), "hello").code()).isEqualTo(50278);
        ada.deletesAccount();
        assertThat(client.call("POST", "users/@me/channels", Json.object().put("recipient_id", ada.id()))
                        .code())
                .isEqualTo(10013);
    }

    @Test
    void the_same_nonce_shows_once_within_minutes() throws Exception {
        ObjectNode body = Json.object().put("content", "once").put("nonce", "n").put("enforce_nonce", true);
        String path = "channels/" + general.id() + "/messages";
        String first = client.call("POST", path, body).body().path("id").asText();
        assertThat(client.call("POST", path, body).body().path("id").asText()).isEqualTo(first);
        assertThat(ada.inChannel(circle, "general")).hasSize(1);
        clock.forward(Duration.ofMinutes(6));
        assertThat(client.call("POST", path, body).body().path("id").asText()).isNotEqualTo(first);
    }

    @Test
    void a_private_thread_needs_its_permission_and_shows_itself_to_members_alone() throws Exception {
        String path = "channels/" + general.id() + "/threads";
        ObjectNode wanted = Json.object().put("name", "quiet").put("type", 12);
        circle.botLacks("CREATE_PRIVATE_THREADS");
        assertThat(client.call("POST", path, wanted).code()).isEqualTo(50013);
        circle.botHas("CREATE_PRIVATE_THREADS");
        String id = client.call("POST", path, wanted).body().path("id").asText();
        assertThatThrownBy(() -> ada.in(circle, "quiet")).isInstanceOf(AssertionError.class);
        client.call("PUT", "channels/" + id + "/thread-members/" + ada.id(), null);
        client.says(id, "welcome");
        assertThat(ada.in(circle, "quiet").inChannel(circle, "quiet")).hasSize(1);
    }

    @Test
    void a_message_gets_one_thread() throws Exception {
        String message = client.says(general.id(), "topic").body().path("id").asText();
        String path = "channels/" + general.id() + "/messages/" + message + "/threads";
        assertThat(client.call("POST", path, Json.object().put("name", "talk")).status())
                .isEqualTo(201);
        assertThat(client.call("POST", path, Json.object().put("name", "talk")).code())
                .isEqualTo(160004);
    }

    @Test
    void messages_are_changed_by_their_author_only() throws Exception {
        String mine = client.says(general.id(), "mine").body().path("id").asText();
        String hers = ada.in(circle).says("hers").id();
        ObjectNode change = Json.object().put("content", "changed");
        String path = "channels/" + general.id() + "/messages/";
        assertThat(client.call("PATCH", path + mine, change).status()).isEqualTo(200);
        assertThat(client.call("PATCH", path + hers, change).code()).isEqualTo(50005);
        assertThat(client.call("DELETE", path + hers, null).code()).isEqualTo(50013);
        circle.botHas("MESSAGE_MANAGE");
        assertThat(client.call("DELETE", path + hers, null).status()).isEqualTo(204);
        assertThat(client.call("DELETE", path + hers, null).code()).isEqualTo(10008);
        assertThat(ada.inChannel(circle, "general"))
                .extracting(ShownMessage::text)
                .containsExactly("changed");
    }

    @Test
    void moderators_channels_are_hidden_from_members() {
        assertThatThrownBy(() -> ada.in(circle, "moderators")).isInstanceOf(AssertionError.class);
        circle.with(ada, "MODERATE_MEMBERS");
        assertThat(ada.in(circle, "moderators")).isSameAs(ada);
    }

    @Test
    void commands_keep_their_ids_when_published_again() throws Exception {
        client.publish("hello");
        String path = "applications/" + World.BOT_ID + "/commands";
        String before = client.call("GET", path, null).body().path(0).path("id").asText();
        client.publish("hello");
        assertThat(client.call("GET", path, null).body().path(0).path("id").asText())
                .isEqualTo(before);
        assertThat(discord.commandsCreated()).isEqualTo(1);
        client.publish("other");
        assertThatThrownBy(() -> ada.asks("hello")).hasMessageContaining("published");
    }
}
