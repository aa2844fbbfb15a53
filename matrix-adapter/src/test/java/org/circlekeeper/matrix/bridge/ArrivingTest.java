package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.circlekeeper.matrix.bridge.Homeserver.Opened;
import org.circlekeeper.matrix.bridge.LoginFailed.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivingTest {
    private static RealServer server;

    @TempDir
    Path folder;

    private Person bot;
    private Person ada;

    @BeforeAll
    static void find() {
        server = RealServer.find();
    }

    @BeforeEach
    void register() throws Exception {
        bot = server.person("bot", folder);
        ada = server.person("ada", folder);
    }

    @AfterEach
    void leave() {
        bot.close();
        ada.close();
    }

    @Test
    void a_new_device_is_signed_by_the_account_from_the_first_moment() throws Exception {
        bot.connects();
        assertThat(bot.home.devices()).containsExactly(java.util.Map.entry(bot.home.device(), true));
        assertThat(bot.memory).containsKeys("recovery-key", "store-key", "device", "epoch");
    }

    @Test
    void the_recovery_key_is_remembered_before_the_server_has_the_identity() throws Exception {
        try (Proxy proxy = new Proxy(server.uri)) {
            proxy.instead = r -> {
                if (r.contains("device_signing/upload")) assertThat(bot.memory).containsKey("recovery-key");
                return r.contains("device_signing/upload") && !bot.memory.containsKey("recovery-key")
                        ? new Proxy.Answer(500, "{}")
                        : null;
            };
            bot.at(proxy.uri()).connects();
            assertThat(proxy.requests).anyMatch(r -> r.contains("device_signing/upload"));
        }
    }

    @Test
    void the_next_start_goes_on_with_the_same_device_and_asks_for_no_login() throws Exception {
        bot.arrives();
        String device = bot.home.device();
        bot.close();
        bot.connects(bot.access(Optional.empty(), Optional.empty()));
        assertThat(bot.home.device()).isEqualTo(device);
    }

    @Test
    void a_token_is_used_once_and_then_the_store() throws Exception {
        String token = server.login(bot.name);
        bot.connects(bot.access(Optional.empty(), Optional.of(token))).listens();
        String device = bot.home.device();
        bot.close();
        bot.connects(bot.access(Optional.empty(), Optional.of(token)));
        assertThat(bot.home.device()).isEqualTo(device);
        assertThat(bot.home.devices()).containsEntry(device, true);
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> bot.connects(bot.access(Optional.of("wrong"), Optional.empty())))
                .isInstanceOfSatisfying(
                        LoginFailed.class, e -> assertThat(e.why()).isEqualTo(Why.REFUSED));
    }

    @Test
    void a_token_of_somebody_else_is_refused() throws Exception {
        String token = server.login(ada.name);
        assertThatThrownBy(() -> bot.connects(bot.access(Optional.empty(), Optional.of(token))))
                .isInstanceOfSatisfying(
                        LoginFailed.class, e -> assertThat(e.why()).isEqualTo(Why.OTHER_ACCOUNT));
    }

    @Test
    void a_server_that_is_away_gives_no_answer() throws Exception {
        try (Proxy proxy = new Proxy(server.uri)) {
            proxy.instead = r -> new Proxy.Answer(0, "");
            assertThatThrownBy(() -> bot.at(proxy.uri()).connects())
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NO_ANSWER));
        }
    }

    @Test
    void a_start_that_found_no_server_can_be_tried_again() throws Exception {
        try (Proxy proxy = new Proxy(server.uri)) {
            bot.at(proxy.uri()).arrives();
            String device = bot.home.device();
            bot.close();
            proxy.instead = r -> r.contains("/keys/query") ? new Proxy.Answer(503, "{}") : null;
            assertThatThrownBy(bot::connects)
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.NO_ANSWER));
            proxy.instead = r -> null;
            bot.arrives();
            assertThat(bot.home.device()).isEqualTo(device);
        }
    }

    @Test
    void a_lost_store_makes_a_new_device_that_signs_itself_and_deletes_the_old_one() throws Exception {
        ada.arrives();
        bot.arrives();
        String room = ada.meets(bot);
        String old = bot.home.device();
        bot.close();
        Files.delete(bot.store.resolveSibling(bot.name + ".mv.db"));
        bot.arrives();
        assertThat(bot.home.device()).isNotEqualTo(old);
        assertThat(bot.home.devices()).containsExactly(java.util.Map.entry(bot.home.device(), true));
        assertThat(bot.foreign).isEmpty();
        assertThat(ada.reads(bot.says(room, "back"))).isInstanceOf(Opened.Clear.class);
        assertThat(bot.reads(ada.says(room, "good"))).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void an_older_copy_of_the_store_makes_a_new_device() throws Exception {
        bot.arrives();
        String old = bot.home.device();
        bot.close();
        Path file = bot.store.resolveSibling(bot.name + ".mv.db");
        Path copy = folder.resolve("copy");
        Files.copy(file, copy);
        bot.arrives();
        bot.close();
        Files.delete(file);
        Files.copy(copy, file);
        bot.arrives();
        assertThat(bot.home.device()).isNotEqualTo(old);
    }

    @Test
    void a_store_without_its_key_makes_a_new_device() throws Exception {
        bot.arrives();
        String old = bot.home.device();
        bot.close();
        bot.memory.put("store-key", "another");
        bot.arrives();
        assertThat(bot.home.device()).isNotEqualTo(old);
    }

    @Test
    void a_device_that_was_deleted_on_the_server_makes_a_new_one() throws Exception {
        bot.arrives();
        String old = bot.home.device();
        bot.close();
        server.deleteDevice(bot.name, old);
        bot.arrives();
        assertThat(bot.home.device()).isNotEqualTo(old);
    }

    @Test
    void a_token_cannot_make_up_for_a_lost_store() throws Exception {
        String token = server.login(bot.name);
        bot.connects(bot.access(Optional.empty(), Optional.of(token)));
        bot.close();
        Files.delete(bot.store.resolveSibling(bot.name + ".mv.db"));
        assertThatThrownBy(() -> bot.connects(bot.access(Optional.empty(), Optional.of(token))))
                .isInstanceOfSatisfying(
                        LoginFailed.class, e -> assertThat(e.why()).isEqualTo(Why.NEEDS_NEW_SESSION));
        bot.connects(bot.access(Optional.empty(), Optional.of(server.login(bot.name))));
        assertThat(bot.home.devices()).containsEntry(bot.home.device(), true);
    }

    @Test
    void an_identity_whose_key_is_not_here_is_left_alone() throws Exception {
        bot.arrives();
        bot.close();
        Person second = new Person(
                bot.name, server.uri, folder.resolve(UUID.randomUUID().toString()));
        assertThatThrownBy(second::connects)
                .isInstanceOfSatisfying(
                        LoginFailed.class, e -> assertThat(e.why()).isEqualTo(Why.FOREIGN_IDENTITY));
    }

    @Test
    void what_was_said_before_the_first_start_is_not_heard_but_invitations_are() throws Exception {
        String token = server.login(bot.name);
        ada.arrives();
        String joined = ada.home.createDirect(bot.id());
        server.send("POST", token, "/_matrix/client/v3/rooms/" + joined + "/join", "{}");
        ada.says(joined, "old");
        String waiting = ada.home.createDirect(bot.id());
        bot.arrives();
        assertThat(bot.events).isEmpty();
        assertThat(bot.batches.get(0).invitations()).containsExactly(new Hearing.Invitation(waiting, ada.id(), true));
        assertThat(bot.home.rooms()).containsExactly(joined);
        assertThat(bot.home.state(joined, "m.room.encryption", "")).isPresent();
        assertThat(bot.home.room(waiting))
                .hasValueSatisfying(r -> assertThat(r.membership()).isEqualTo("invite"));
        String fresh = ada.says(joined, "new");
        bot.hears(fresh);
        bot.home.join(waiting);
        bot.isIn(waiting);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bot.events.stream().anyMatch(e -> e.room().equals(waiting)));
        assertThat(bot.events.stream()
                        .filter(e -> e.room().equals(waiting))
                        .findFirst()
                        .orElseThrow()
                        .content())
                .contains("invite");
    }
}
