package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HearingTest {
    private static RealServer server;

    @TempDir
    Path folder;

    private Person bot;
    private Person ada;
    private Proxy proxy;

    @BeforeAll
    static void find() {
        server = RealServer.find();
    }

    @BeforeEach
    void register() throws Exception {
        proxy = new Proxy(server.uri);
        bot = server.person("bot", folder).at(proxy.uri()).arrives();
        ada = server.person("ada", folder).arrives();
    }

    @AfterEach
    void leave() {
        bot.close();
        ada.close();
        proxy.close();
    }

    @Test
    void what_was_heard_but_not_done_is_heard_again() throws Exception {
        String room = ada.meets(bot);
        String done = ada.says(room, "done");
        bot.hears(done);
        bot.finishes = false;
        String undone = ada.says(room, "undone");
        bot.hears(undone);
        bot.close();
        bot.events.clear();
        bot.finishes = true;
        bot.arrives();
        assertThat(bot.reads(undone)).isInstanceOf(Homeserver.Opened.Clear.class);
        assertThat(bot.events).noneMatch(e -> e.id().equals(done));
    }

    @Test
    void a_batch_done_late_moves_the_position_over_all_before_it() throws Exception {
        String room = ada.meets(bot);
        bot.finishes = false;
        String first = ada.says(room, "first");
        bot.hears(first);
        String second = ada.says(room, "second");
        bot.hears(second);
        bot.home.done(bot.batches.get(bot.batches.size() - 1).number());
        bot.close();
        bot.events.clear();
        bot.arrives();
        assertThat(bot.events).isEmpty();
    }

    @Test
    void own_events_come_back_with_their_transaction() throws Exception {
        String room = ada.meets(bot);
        String id = bot.home.send(room, "my-transaction", "m.room.message", "{\"msgtype\":\"m.text\",\"body\":\"x\"}");
        assertThat(bot.hears(id).transaction()).hasValue("my-transaction");
        assertThat(ada.hears(id).transaction()).isEmpty();
    }

    @Test
    void a_limit_is_told_at_once_with_how_long_to_wait() throws Exception {
        String room = ada.meets(bot);
        bot.says(room, "before");
        AtomicBoolean limited = new AtomicBoolean(true);
        proxy.instead = r -> r.contains("/send/m.room.encrypted") && limited.get()
                ? new Proxy.Answer(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"error\":\"slow\",\"retry_after_ms\":1500}")
                : null;
        proxy.requests.clear();
        assertThatThrownBy(() -> bot.says(room, "limited")).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.why()).isEqualTo(Refused.Why.LIMITED);
            assertThat(e.after()).isEqualTo(Duration.ofMillis(1500));
        });
        assertThat(proxy.requests.stream().filter(r -> r.contains("/send/m.room.encrypted")))
                .hasSize(1);
        limited.set(false);
        assertThat(ada.reads(bot.says(room, "after"))).isInstanceOf(Homeserver.Opened.Clear.class);
    }

    @Test
    void nothing_is_sent_to_a_part_of_a_room_when_the_server_does_not_say_who_is_there() throws Exception {
        proxy.instead = r -> r.contains("/members") ? new Proxy.Answer(500, "{}") : null;
        String room = bot.home.createDirect(ada.id());
        assertThatThrownBy(() -> bot.says(room, "who is there?"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NO_ANSWER));
        proxy.instead = r -> r.contains("/keys/claim") ? new Proxy.Answer(500, "{}") : null;
        assertThatThrownBy(() -> bot.says(room, "and with which keys?"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NO_ANSWER));
        proxy.instead = r -> null;
        String words = bot.says(room, "now");
        ada.home.join(room);
        assertThat(ada.reads(words)).isInstanceOf(Homeserver.Opened.Clear.class);
    }

    @Test
    void a_send_without_answer_may_be_repeated_and_is_one_event() throws Exception {
        String room = ada.meets(bot);
        bot.says(room, "before");
        String content = "{\"msgtype\":\"m.text\",\"body\":\"once\"}";
        String id = bot.home.send(room, "same", "m.room.message", content);
        proxy.instead = r -> r.contains("/send/") ? new Proxy.Answer(0, "") : null;
        assertThatThrownBy(() -> bot.home.send(room, "same", "m.room.message", content))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NO_ANSWER));
        proxy.instead = r -> null;
        assertThat(bot.home.send(room, "same", "m.room.message", content)).isEqualTo(id);
    }

    @Test
    void news_go_on_after_the_network_was_away() throws Exception {
        String room = ada.meets(bot);
        AtomicBoolean asked = new AtomicBoolean();
        proxy.instead = r -> {
            if (!r.contains("/sync")) return null;
            asked.set(true);
            return new Proxy.Answer(0, "");
        };
        ada.says(room, "wakes the pending sync");
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilTrue(asked);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !bot.home.isConnected());
        proxy.instead = r -> null;
        assertThat(bot.reads(ada.says(room, "again"))).isInstanceOf(Homeserver.Opened.Clear.class);
        assertThat(bot.home.isConnected()).isTrue();
    }

    @Test
    void a_soft_logout_is_mended_with_the_password_for_the_same_device() throws Exception {
        String room = ada.meets(bot);
        String device = bot.home.device();
        AtomicBoolean expired = new AtomicBoolean(true);
        proxy.instead = r -> {
            if (r.contains("/login")) expired.set(false);
            return r.contains("/sync") && expired.get()
                    ? new Proxy.Answer(
                            401, "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"expired\",\"soft_logout\":true}")
                    : null;
        };
        ada.says(room, "wakes the pending sync");
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilFalse(expired);
        assertThat(bot.reads(ada.says(room, "again"))).isInstanceOf(Homeserver.Opened.Clear.class);
        assertThat(bot.home.device()).isEqualTo(device);
        assertThat(bot.endings).isEmpty();
        assertThat(ada.reads(bot.says(room, "here"))).isInstanceOf(Homeserver.Opened.Clear.class);
    }

    @Test
    void a_hard_logout_is_the_end() throws Exception {
        server.deleteDevice(bot.name, bot.home.device());
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> bot.endings.size() == 1);
        assertThatThrownBy(() -> bot.home.join("!x:circle.test"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.LOGGED_OUT));
    }

    @Test
    void another_device_on_the_account_is_told_each_time_it_is_new() throws Exception {
        String token = server.login(bot.name);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> bot.foreign.size() == 1);
        bot.close();
        bot.foreign.clear();
        bot.arrives();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> bot.foreign.size() == 1);
        server.send("POST", token, "/_matrix/client/v3/logout", "{}");
        assertThat(bot.foreign).doesNotContain(bot.home.device());
    }

    @Test
    void more_than_an_answer_holds_leaves_a_gap_that_can_be_read() throws Exception {
        String room = ada.meets(bot);
        bot.hears(ada.says(room, "first"));
        bot.close();
        int many = 215;
        for (int i = 0; i < many; i++)
            ada.home.sendOpenly(room, "n" + i, "m.room.message", "{\"msgtype\":\"m.text\",\"body\":\"" + i + "\"}");
        bot.batches.clear();
        bot.arrives();
        Hearing.News news = bot.batches.get(0).news().get(0);
        int heard = news.events().size();
        assertThat(heard).as("Synapse gives 100 unless its owner allows more").isBetween(100, 200);
        Homeserver.Page page = bot.home.before(room, news.gap().orElseThrow(), 15);
        assertThat(page.events()).hasSize(15);
        assertThat(page.events().get(0).content()).contains("\"" + (many - heard - 1) + "\"");
        assertThat(page.next()).isPresent();
    }

    @Test
    void nobody_is_told_that_the_bot_is_there_or_reads() throws Exception {
        String room = ada.meets(bot);
        bot.reads(ada.says(room, "hello"));
        assertThat(proxy.requests)
                .noneMatch(r -> r.contains("/receipt") || r.contains("read_markers") || r.contains("/presence"));
        assertThat(proxy.requests.stream().filter(r -> r.contains("/sync")))
                .isNotEmpty()
                .allMatch(r -> r.contains("set_presence=offline"));
    }

    @Test
    void a_room_that_was_left_is_not_known_any_more() throws Exception {
        String room = ada.meets(bot);
        bot.reads(ada.says(room, "hello"));
        bot.home.leave(room);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bot.batches.stream().anyMatch(b -> b.left().contains(room)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bot.home.room(room).isEmpty());
        assertThat(bot.home.state(room, "m.room.encryption", "")).isEmpty();
        assertThatThrownBy(() -> bot.says(room, "gone"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NOT_FOUND));
        bot.home.leave(room);
        assertThat(bot.home.accountData("m.unknown")).isEqualTo(Optional.empty());
    }
}
