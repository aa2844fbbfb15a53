package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.circlekeeper.matrix.bridge.Homeserver.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TalkingTest {
    private static RealServer server;

    @TempDir
    Path folder;

    private Person bot;
    private Person ada;
    private String room;

    @BeforeAll
    static void find() {
        server = RealServer.find();
    }

    @BeforeEach
    void meet() throws Exception {
        bot = server.person("bot", folder).arrives();
        ada = server.person("ada", folder).arrives();
        room = ada.meets(bot);
    }

    @AfterEach
    void leave() {
        bot.close();
        ada.close();
    }

    @Test
    void two_people_read_each_other_in_an_encrypted_room() throws Exception {
        String question = ada.says(room, "ping");
        assertThat(bot.reads(question)).isInstanceOfSatisfying(Opened.Clear.class, clear -> {
            assertThat(clear.type()).isEqualTo("m.room.message");
            assertThat(clear.content()).contains("ping");
            assertThat(clear.signedDevice()).isTrue();
        });
        assertThat(bot.hears(question).content()).doesNotContain("ping");
        assertThat(ada.reads(bot.says(room, "pong"))).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void no_field_of_a_message_is_lost_and_the_relation_stands_outside_too() throws Exception {
        String root = ada.says(room, "root");
        String content = "{\"body\":\"x\",\"m.relates_to\":{\"event_id\":\"" + root
                + "\",\"is_falling_back\":false,\"rel_type\":\"m.thread\"},\"msgtype\":\"m.text\",\"org.example.own\":{\"a\":[1,null]}}";
        String id = bot.home.send(room, "fields", "m.room.message", content);
        assertThat(clear(ada, id)).isEqualTo(content);
        assertThat(ada.hears(id).content()).contains("m.thread").doesNotContain("org.example.own");
    }

    @Test
    void an_edit_arrives_as_it_was_sent() throws Exception {
        String first = bot.says(room, "first");
        String content =
                "{\"body\":\"* b\",\"m.new_content\":{\"body\":\"b\",\"msgtype\":\"m.text\",\"own\":1},\"m.relates_to\":{\"event_id\":\""
                        + first + "\",\"rel_type\":\"m.replace\"},\"msgtype\":\"m.text\"}";
        String id = bot.home.send(room, "edit", "m.room.message", content);
        assertThat(clear(ada, id)).isEqualTo(content);
        assertThat(ada.hears(id).content()).contains("m.replace").doesNotContain("new_content");
    }

    @Test
    void a_malformed_message_is_heard_as_it_is() throws Exception {
        String content =
                "{\"body\":\"b\",\"format\":{},\"info\":7,\"m.relates_to\":[\"wrong\"],\"msgtype\":\"m.image\"}";
        String id = ada.home.sendOpenly(room, "odd", "m.room.message", content);
        assertThat(bot.hears(id).content()).isEqualTo(content);
    }

    @Test
    void other_types_are_sealed_as_well_and_redactions_name_what_they_take_back() throws Exception {
        String id = bot.home.send(room, "poll", "org.example.poll", "{\"question\":\"how?\"}");
        assertThat(ada.reads(id)).isInstanceOfSatisfying(Opened.Clear.class, c -> {
            assertThat(c.type()).isEqualTo("org.example.poll");
            assertThat(c.content()).isEqualTo("{\"question\":\"how?\"}");
        });
        bot.home.redact(room, "undo", id);
        bot.home.redact(room, "undo", id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ada.events.stream().anyMatch(e -> e.type().equals("m.room.redaction")));
        assertThat(ada.events.stream().filter(e -> e.type().equals("m.room.redaction")))
                .singleElement()
                .satisfies(e -> assertThat(e.content()).contains("\"redacts\":\"" + id + "\""));
    }

    @Test
    void a_device_that_its_owner_did_not_sign_gets_no_key() throws Exception {
        BareDevice bare = new BareDevice(server, ada);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !ada.foreign.isEmpty());
        assertThat(ada.reads(bot.says(room, "for signed devices"))).isInstanceOf(Opened.Clear.class);
        assertThat(ada.reads(bot.says(room, "still"))).isInstanceOf(Opened.Clear.class);
        assertThat(bare.received()).isEmpty();
    }

    @Test
    void somebody_without_any_identity_gets_no_key() throws Exception {
        Person cat = server.person("cat", folder);
        BareDevice bare = new BareDevice(server, cat);
        String direct = bot.home.createDirect(cat.id());
        bot.says(direct, "nobody reads this");
        assertThat(bare.received()).isEmpty();
    }

    @Test
    void a_device_that_came_later_reads_what_comes_next() throws Exception {
        bot.reads(ada.says(room, "hello"));
        assertThat(ada.reads(bot.says(room, "one"))).isInstanceOf(Opened.Clear.class);
        Person second = new Person(ada.name, server.uri, folder.resolve("second"));
        second.memory.put("recovery-key", ada.memory.get("recovery-key"));
        second.arrives();
        String next = bot.says(room, "two");
        assertThat(ada.reads(next)).isInstanceOf(Opened.Clear.class);
        assertThat(second.reads(next)).isInstanceOf(Opened.Clear.class);
        second.close();
    }

    @Test
    void who_left_cannot_read_on() throws Exception {
        Person cat = server.person("cat", folder).arrives();
        server.send(
                "POST",
                server.login(ada.name),
                "/_matrix/client/v3/rooms/" + room + "/invite",
                "{\"user_id\":\"" + cat.id() + "\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> cat.home.room(room).isPresent());
        cat.home.join(room);
        cat.isIn(room);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "join".equals(bot.home.members(room).get(cat.id())));
        String with = bot.says(room, "with her");
        assertThat(cat.reads(with)).isInstanceOf(Opened.Clear.class);
        cat.home.leave(room);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "leave".equals(bot.home.members(room).get(cat.id())));
        String without = bot.says(room, "without her");
        assertThat(ada.reads(without)).isInstanceOf(Opened.Clear.class);
        assertThat(session(without)).isNotEqualTo(session(with));
        cat.close();
    }

    @Test
    void a_conversation_can_be_begun_anew() throws Exception {
        String one = bot.says(room, "one");
        String two = bot.says(room, "two");
        bot.home.rotate(room);
        String three = bot.says(room, "three");
        assertThat(session(one)).isEqualTo(session(two)).isNotEqualTo(session(three));
        assertThat(ada.reads(three)).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void an_event_without_key_waits_alone() throws Exception {
        bot.reads(ada.says(room, "hello"));
        String lost = forged("unknown-session", "lost");
        Event event = bot.hears(lost);
        Thread waiting = new Thread(() -> bot.home.open(event, Duration.ofSeconds(20)));
        waiting.start();
        assertThat(bot.reads(ada.says(room, "meanwhile"))).isInstanceOf(Opened.Clear.class);
        assertThat(waiting.isAlive()).isTrue();
        assertThat(bot.home.open(event, Duration.ofMillis(100))).isInstanceOf(Opened.NotYet.class);
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void a_key_that_is_kept_back_is_told_at_once() throws Exception {
        String token = server.login(ada.name);
        server.send(
                "PUT",
                token,
                "/_matrix/client/v3/sendToDevice/m.room_key.withheld/w1",
                "{\"messages\":{\"" + bot.id() + "\":{\"" + bot.home.device()
                        + "\":{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"room_id\":\"" + room
                        + "\",\"session_id\":\"kept\",\"sender_key\":\"x\",\"code\":\"m.unverified\"}}}}");
        assertThat(bot.reads(forged("kept", "kept"))).isEqualTo(new Opened.Withheld("m.unverified"));
    }

    @Test
    void the_same_ciphertext_a_second_time_is_refused() throws Exception {
        String once = ada.says(room, "once");
        assertThat(bot.reads(once)).isInstanceOf(Opened.Clear.class);
        assertThat(bot.reads(once)).as("opened again, it is the same event").isInstanceOf(Opened.Clear.class);
        String again = server.send(
                        "PUT",
                        server.login(ada.name),
                        "/_matrix/client/v3/rooms/" + room + "/send/m.room.encrypted/again",
                        bot.hears(once).content())
                .get("event_id")
                .asText();
        assertThat(bot.reads(again)).isInstanceOf(Opened.Broken.class);
    }

    @Test
    void what_is_too_long_is_told() {
        assertThatThrownBy(() -> bot.says(room, "x".repeat(60_000)))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Refused.Why.TOO_LARGE));
    }

    private String clear(Person reader, String id) {
        Opened opened = reader.reads(id);
        assertThat(opened).isInstanceOf(Opened.Clear.class);
        return ((Opened.Clear) opened).content();
    }

    private String session(String id) {
        return ada.hears(id).content().replaceAll(".*\"session_id\":\"([^\"]+)\".*", "$1");
    }

    /** An encrypted event of ada's whose key nobody has. */
    private String forged(String session, String transaction) throws Exception {
        return server.send(
                        "PUT",
                        server.login(ada.name),
                        "/_matrix/client/v3/rooms/" + room + "/send/m.room.encrypted/" + transaction,
                        "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"ciphertext\":\"AwgAEg\",\"session_id\":\"" + session
                                + "\"}")
                .get("event_id")
                .asText();
    }
}
