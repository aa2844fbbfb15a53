package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.circlekeeper.matrix.bridge.Homeserver.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeepingTest {
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
    void keys_older_than_a_month_are_let_go_of_at_the_next_start() throws Exception {
        String message = ada.says(room, "old");
        assertThat(bot.reads(message)).isInstanceOf(Opened.Clear.class);
        Event event = bot.hears(message);
        bot.close();
        assertThat(count("UPDATE inbound_megolm_session SET bridge_since = DATEADD('DAY', -31, CURRENT_TIMESTAMP)"))
                .isPositive();
        bot.arrives();
        assertThat(bot.home.open(event, Duration.ofMillis(100))).isInstanceOf(Opened.NotYet.class);
    }

    @Test
    void a_young_key_outlives_a_start() throws Exception {
        Event event = bot.hears(ada.says(room, "young"));
        assertThat(bot.reads(event.id())).isInstanceOf(Opened.Clear.class);
        bot.close();
        bot.arrives();
        assertThat(bot.home.open(event, Duration.ofSeconds(5))).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void nothing_of_a_left_room_stays_in_the_store() throws Exception {
        bot.reads(ada.says(room, "hello"));
        bot.says(room, "bye");
        bot.home.leave(room);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bot.batches.stream().anyMatch(b -> b.left().contains(room)));
        bot.close();
        bot.arrives();
        bot.close();
        for (String table : List.of(
                "inbound_megolm_session",
                "inbound_megolm_message_index",
                "outbound_megolm_session",
                "room",
                "room_state"))
            assertThat(number("SELECT COUNT(*) FROM " + table + " WHERE room_id = '" + room + "'"))
                    .as(table)
                    .isZero();
    }

    @Test
    void nothing_readable_lies_on_the_disk() throws Exception {
        String words = "a word that nobody else would write";
        String message = ada.says(room, words);
        assertThat(bot.reads(message)).isInstanceOf(Opened.Clear.class);
        bot.close();
        for (String table :
                List.of("room_timeline_event", "notification", "room_outbox_2", "room_user", "user_presence"))
            assertThat(number("SELECT COUNT(*) FROM " + table)).as(table).isZero();
        Path store = bot.store.resolveSibling(bot.name + ".mv.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rw-------");
        String file = Files.readString(store, StandardCharsets.ISO_8859_1);
        assertThat(file).doesNotContain(words).doesNotContain(room).doesNotContain("circle.test");
    }

    @Test
    void what_was_received_and_sent_outlives_a_kill() throws Exception {
        Killed killed = Killed.start(server, bot, folder, room);
        String first = killed.sentId();
        String asked = ada.says(room, "before the kill");
        ada.hears(asked);
        killed.kill();
        assertThat(ada.reads(first)).isInstanceOf(Opened.Clear.class);
        bot.memory.putAll(killed.memory());
        bot.arrives();
        assertThat(bot.home.device()).isEqualTo(killed.device());
        assertThat(bot.reads(asked)).isInstanceOf(Opened.Clear.class);
        assertThat(bot.reads(ada.says(room, "after the kill"))).isInstanceOf(Opened.Clear.class);
        assertThat(ada.reads(bot.says(room, "still here"))).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void rooms_can_be_looked_at_and_changed() throws Exception {
        assertThat(bot.home.members(room))
                .containsExactlyInAnyOrderEntriesOf(Map.of(bot.id(), "join", ada.id(), "join"));
        assertThat(bot.home.room(room)).hasValueSatisfying(r -> {
            assertThat(r.encrypted()).isTrue();
            assertThat(r.direct()).isTrue();
        });
        ada.home.setState(room, "org.example.circle", "key", "{\"a\":1}");
        assertThat(server.read(
                                server.login(bot.name),
                                "/_matrix/client/v3/rooms/" + room + "/state/org.example.circle/key")
                        .toString())
                .isEqualTo("{\"a\":1}");
        assertThat(bot.home.accountData("m.direct"))
                .hasValueSatisfying(d -> assertThat(d).contains(room));
        bot.home.setAccountData("m.direct", "{\"" + ada.id() + "\":[]}");
        assertThat(bot.home.accountData("m.direct")).hasValue("{\"" + ada.id() + "\":[]}");
        assertThat(bot.home.upload(room, new byte[] {1, 2, 3}, "image/png"))
                .contains("\"file\"")
                .contains("mxc://")
                .contains("\"hashes\"");
    }

    private long count(String update) throws Exception {
        try (Connection connection = open(bot)) {
            return connection.createStatement().executeUpdate(update);
        }
    }

    private long number(String query) throws Exception {
        try (Connection connection = open(bot);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection open(Person person) throws Exception {
        String key = person.memory.get("store-key");
        return DriverManager.getConnection("jdbc:h2:file:" + person.store + ";CIPHER=AES", "bridge", key + " " + key);
    }
}
