package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GatewayTest {
    private final AtomicLong time = new AtomicLong(7);
    private final List<RawClient> clients = new ArrayList<>();
    private FakeDiscord discord;

    @AfterEach
    void close() {
        clients.forEach(RawClient::close);
        discord.close();
    }

    private void open(Options options) {
        discord = FakeDiscord.start(options.withTicker(time::get));
    }

    private RawClient client() {
        RawClient client = new RawClient(discord);
        clients.add(client);
        return client.connect();
    }

    private RawClient identified(int intents, int shard, int shards) {
        time.addAndGet(Duration.ofSeconds(5).toNanos());
        return client().identifies(intents, shard, shards);
    }

    @Test
    void a_session_hears_its_servers_and_only_what_it_asked_for() throws Exception {
        open(Options.likeDiscord());
        Server circle = discord.server("Circle");
        RawClient client = identified(1, 0, 1);
        assertThat(client.next("READY").path("d").path("resume_gateway_url").asText())
                .isEqualTo(discord.gatewayUrl());
        JsonNode created = client.next("GUILD_CREATE").path("d");
        assertThat(created.path("id").asText()).isEqualTo(circle.id());
        assertThat(created.path("members")).hasSize(1);
        DiscordPerson ada = discord.person("ada");
        circle.with(ada);
        ada.says("not for this session");
        circle.channel("other");
        assertThat(client.frames.take().path("t").asText()).isEqualTo("CHANNEL_CREATE");
        assertThat(discord.gateway().identified().get(0).path("intents").asInt())
                .isEqualTo(1);
        assertThat(discord.gateway().identified().get(0).has("token")).isFalse();
    }

    @Test
    void heartbeats_are_answered_until_they_are_not() throws Exception {
        open(Options.likeDiscord());
        RawClient client = identified(1, 0, 1);
        client.next("READY");
        client.sends(RawClient.frame(1).put("d", 1));
        client.next("op 11");
        discord.gateway().stopsAcknowledging();
        client.sends(RawClient.frame(1).put("d", 1));
        discord.gateway().asksToReconnect();
        assertThat(client.frames.take().path("op").asInt()).isEqualTo(7);
    }

    @Test
    void a_resumed_session_hears_what_it_missed() throws Exception {
        open(Options.likeDiscord());
        RawClient first = identified(1, 0, 1);
        JsonNode ready = first.next("READY");
        discord.gateway().drops();
        assertThat(first.closedWith()).isEqualTo(1006);
        Awaitility.await().until(() -> discord.gateway().connected() == 0);
        Server late = discord.server("Late");
        RawClient second = client().resumes(
                        ready.path("d").path("session_id").asText(),
                        ready.path("s").asInt());
        assertThat(second.next("GUILD_CREATE").path("d").path("id").asText()).isEqualTo(late.id());
        second.next("RESUMED");
        assertThat(discord.gateway().counters().resumes()).isEqualTo(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void events_come_again_under_their_old_numbers() throws Exception {
        open(Options.likeDiscord());
        discord.server("Circle");
        RawClient first = identified(1, 0, 1);
        JsonNode ready = first.next("READY");
        JsonNode created = first.next("GUILD_CREATE");
        discord.gateway().replay(1);
        first.closedWith();
        RawClient second = client().resumes(
                        ready.path("d").path("session_id").asText(),
                        created.path("s").asInt());
        assertThat(second.next("GUILD_CREATE").path("s").asInt())
                .isEqualTo(created.path("s").asInt());
        second.next("RESUMED");
    }

    @Test
    void lost_events_leave_a_hole_in_the_numbers() throws Exception {
        open(Options.likeDiscord());
        RawClient client = identified(1, 0, 1);
        client.next("READY");
        discord.gateway().loses(1);
        discord.server("Lost");
        Server heard = discord.server("Heard");
        JsonNode created = client.next("GUILD_CREATE");
        assertThat(created.path("d").path("id").asText()).isEqualTo(heard.id());
        assertThat(created.path("s").asInt()).isEqualTo(3);
    }

    @Test
    void an_ended_session_cannot_be_resumed_and_the_next_hears_the_servers_as_they_are() throws Exception {
        open(Options.likeDiscord());
        Server gone = discord.server("Gone");
        Server stays = discord.server("Stays");
        RawClient first = identified(1, 0, 1);
        JsonNode ready = first.next("READY");
        assertThat(ready.path("d").path("guilds")).hasSize(2);
        discord.gateway().goesDown();
        first.closedWith();
        gone.removesBot();
        stays.becomesUnavailable();
        discord.gateway().comesBack(false);
        RawClient second = client().resumes(ready.path("d").path("session_id").asText(), 1);
        assertThat(second.next("op 9").path("d").asBoolean()).isFalse();
        time.addAndGet(Duration.ofSeconds(5).toNanos());
        second.identifies(1, 0, 1);
        assertThat(second.next("READY").path("d").path("guilds")).hasSize(1);
        stays.isBack();
        assertThat(second.next("GUILD_CREATE").path("d").path("id").asText()).isEqualTo(stays.id());
        assertThat(discord.gateway().counters().refusedResumes()).isEqualTo(1);
    }

    @Test
    void sessions_are_invalidated_both_ways() throws Exception {
        open(Options.likeDiscord());
        RawClient client = identified(1, 0, 1);
        client.next("READY");
        discord.gateway().invalidates(true);
        assertThat(client.next("op 9").path("d").asBoolean()).isTrue();
        discord.gateway().invalidates(false);
        assertThat(client.next("op 9").path("d").asBoolean()).isFalse();
        assertThat(discord.gateway().connected()).isZero();
    }

    @Test
    void identifies_of_one_lane_keep_five_seconds_apart() throws Exception {
        open(Options.likeDiscord().withShards(4, 2));
        identified(1, 0, 4).next("READY");
        client().identifies(1, 1, 4).next("READY");
        assertThat(discord.violations()).isEmpty();
        assertThat(client().identifies(1, 2, 4).next("op 9").path("d").asBoolean())
                .isFalse();
        assertThat(discord.violations()).singleElement().asString().contains("five seconds");
    }

    @Test
    void too_many_identifies_in_a_day_reset_the_token() throws Exception {
        open(Options.likeDiscord().withIdentifies(Duration.ZERO, 2));
        identified(1, 0, 1).next("READY");
        identified(1, 0, 1).next("READY");
        assertThat(identified(1, 0, 1).closedWith()).isEqualTo(4004);
        assertThat(discord.violations()).singleElement().asString().contains("reset");
    }

    @Test
    void wrong_identifies_are_closed_with_their_codes() throws Exception {
        open(Options.likeDiscord().withServersAShard(2));
        assertThat(identified(1, 2, 2).closedWith()).isEqualTo(4010);
        assertThat(identified(1 << 30, 0, 1).closedWith()).isEqualTo(4013);
        assertThat(identified(1 | (1 << 15), 0, 1).closedWith()).isEqualTo(4014);
        assertThat(client().identifies("wrong", 1, 0, 1).closedWith()).isEqualTo(4004);
        discord.manyServers(3, 2, 2);
        assertThat(identified(1, 0, 1).closedWith()).isEqualTo(4011);
        identified(1, 0, 3).next("READY");
    }

    @Test
    void a_client_that_breaks_the_protocol_is_closed() throws Exception {
        open(Options.likeDiscord());
        assertThat(client().sends(RawClient.frame(3)).closedWith()).isEqualTo(4003);
        assertThat(client().sends(RawClient.frame(77)).closedWith()).isEqualTo(4001);
        assertThat(client().sends(RawClient.frame(2).put("pad", "x".repeat(5000)))
                        .closedWith())
                .isEqualTo(4002);
        RawClient twice = identified(1, 0, 1);
        assertThat(twice.identifies(1, 0, 1).closedWith()).isEqualTo(4005);
        RawClient old = new RawClient(discord);
        clients.add(old);
        assertThat(old.connect("?v=9").closedWith()).isEqualTo(4012);
        RawClient loud = client();
        for (int i = 0; i <= 120; i++) {
            loud.sends(RawClient.frame(1).put("d", 1));
        }
        assertThat(loud.closedWith()).isEqualTo(4008);
    }

    @Test
    void a_sequence_that_never_was_closes_the_connection() throws Exception {
        open(Options.likeDiscord());
        JsonNode ready = identified(1, 0, 1).next("READY");
        assertThat(client().resumes(ready.path("d").path("session_id").asText(), 99)
                        .closedWith())
                .isEqualTo(4007);
    }

    @Test
    void connections_close_with_any_code() throws Exception {
        open(Options.likeDiscord());
        RawClient client = identified(1, 0, 1);
        client.next("READY");
        discord.gateway().closesWith(4000);
        assertThat(client.closedWith()).isEqualTo(4000);
    }

    @Test
    void servers_spread_over_shards_and_direct_messages_go_to_the_first() throws Exception {
        open(Options.likeDiscord().withShards(2, 2).withPatience(Duration.ofMillis(100)));
        List<Server> servers = discord.manyServers(10, 3, 3);
        RawClient zero = identified(1, 0, 2);
        RawClient one = client().identifies(1, 1, 2);
        int onZero = zero.next("READY").path("d").path("guilds").size();
        int onOne = one.next("READY").path("d").path("guilds").size();
        assertThat(onZero + onOne).isEqualTo(10);
        assertThat(onZero).isBetween(3, 7);
        zero.publish("hello");
        DiscordPerson ada = discord.person("ada");
        servers.get(0).with(ada);
        ada.inDirect().asks("hello");
        assertThat(zero.next("INTERACTION_CREATE").path("d").path("context").asInt())
                .isEqualTo(1);
        RawClient home = (Long.parseLong(servers.get(0).id()) >> 22) % 2 == 0 ? zero : one;
        ada.in(servers.get(0)).asks("hello");
        assertThat(home.next("INTERACTION_CREATE").path("d").path("guild_id").asText())
                .isEqualTo(servers.get(0).id());
        assertThat(discord.gateway().counters().interactionsWhileConnected()).isEqualTo(2);
        assertThat(discord.gateway().counters().answeredWithinThreeSeconds()).isZero();
    }
}
