package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.matrix.testkit.Account;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Plain;
import org.circlekeeper.matrix.testkit.Refused;
import org.circlekeeper.matrix.testkit.Synapse;
import org.circlekeeper.testkit.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who invite, lure, crowd in, or send what no client would. */
@org.jspecify.annotations.NullUnmarked
class StrangersTest {
    @TempDir
    private Path folder;

    private Keeper keeper;

    @BeforeEach
    void comes() {
        assumeTrue(Synapse.shared().isPresent(), "no Synapse here");
        keeper = new Keeper(Synapse.shared().get(), folder);
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    private boolean isIn(Plain person, String room) {
        return person.members(room).path("joined").has(keeper.account.user());
    }

    private String membership(Plain person, String room) {
        return person.state(room, "m.room.member", keeper.account.user())
                .path("membership")
                .asText();
    }

    @Test
    void only_invitations_from_here_or_into_named_rooms_are_followed() {
        Plain ada = keeper.somebody("ada");
        String named = ada.createRoom(keeper.account.user()).get("room_id").asText();
        String other = ada.createRoom(keeper.account.user()).get("room_id").asText();
        keeper.invitations = new MatrixSettings.Invitations(Set.of("elsewhere.test"), Set.of(named));
        keeper.comes();
        keeper.awaitBot(ada, named);
        await().atMost(Keeper.PATIENCE).until(() -> membership(ada, other).equals("leave"));
    }

    @Test
    void a_crowd_of_invitations_is_followed_and_empty_rooms_are_left() {
        Plain ada = keeper.somebody("ada");
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < (Keeper.LONG ? 100 : 25); i++) {
            rooms.add(ada.createRoom(keeper.account.user()).get("room_id").asText());
        }
        String abandoned = ada.createRoom(keeper.account.user()).get("room_id").asText();
        ada.leave(abandoned);
        keeper.comes();
        await().atMost(Keeper.PATIENCE).until(() -> rooms.stream().allMatch(room -> isIn(ada, room)));
        ada.leave(rooms.get(0));
        int left = rooms.size() - 1;
        await().atMost(Keeper.PATIENCE).until(() -> keeper.platform().rooms() == left);
        await().atMost(Keeper.PATIENCE)
                .until(() -> keeper.heard.events.contains(new Event.GroupGone(Names.room(rooms.get(0)))));
    }

    @Test
    void nobody_without_the_right_lures_the_bot_away() {
        keeper.comes();
        Plain mo = keeper.somebody("mo");
        Plain bea = keeper.somebody("bea");
        String room = keeper.room(mo, bea);
        String lair =
                bea.createRoom(keeper.account.user(), mo.user()).get("room_id").asText();
        keeper.awaitBot(bea, lair);
        String closed = "{\"body\":\"moved\",\"replacement_room\":\"" + lair + "\"}";
        assertThatThrownBy(() -> bea.sendState(room, "m.room.tombstone", "", closed))
                .isInstanceOf(Refused.class);
        mo.sendState(
                room,
                "m.room.power_levels",
                "",
                "{\"users\":{\"" + mo.user() + "\":100},\"events\":{},\"events_default\":0,\"state_default\":50}");
        mo.sendState(room, "m.room.tombstone", "", closed); // who may, but to a room that is no successor
        mo.say(room, "!ck about");
        keeper.awaitSaid(mo, room, 1);
        assertThat(keeper.heard.events).noneMatch(Event.RoomUpgraded.class::isInstance);
        assertThat(isIn(mo, room)).isTrue();
    }

    @Test
    void a_room_is_followed_by_whoever_may_once_they_let_the_bot_in() {
        keeper.comes();
        Plain mo = keeper.somebody("mo");
        Plain bea = keeper.somebody("bea");
        String room = keeper.room(mo, bea);
        String next = mo.upgrade(room, "11").get("replacement_room").asText();
        await().atMost(Keeper.PATIENCE).until(() -> keeper.count("join") >= 2); // in vain: nobody invited it
        mo.invite(next, keeper.account.user());
        keeper.awaitBot(mo, next);
        mo.invite(next, bea.user());
        bea.join(next);
        await().atMost(Keeper.PATIENCE)
                .until(() -> keeper.heard.events.contains(new Event.RoomUpgraded(Names.room(room), Names.room(next))));
        await().atMost(Keeper.PATIENCE).until(() -> !isIn(mo, room));
        bea.say(next, "!ck about");
        keeper.awaitSaid(mo, next, 1);
    }

    @Test
    void who_crowds_into_a_room_of_two_hears_nothing_that_was_for_one() {
        assumeTrue(ForeignClient.isHere(), "no foreign client here");
        keeper.heard.answer = request -> Reply.privately(Message.of("quiet words"));
        keeper.comes();
        ForeignClient ada = ForeignClient.login(keeper.synapse.baseUrl(), keeper.synapse.somebody("ada"));
        ForeignClient bea = ForeignClient.login(keeper.synapse.baseUrl(), keeper.synapse.somebody("bea"));
        String two = ada.createRoom("", true, true, keeper.account.user());
        ada.awaitMember(two, keeper.account.user());
        ada.say(two, "about");
        ada.awaitMessage(two, keeper.account.user(), "quiet words");
        assertThat(keeper.heard.requests.get(0).place().kind()).isEqualTo(Place.Kind.DIRECT);
        ada.invite(two, bea.user());
        bea.awaitRoom(two, known -> known.membership().equals("join"));
        ada.awaitMember(two, bea.user());
        ada.say(two, "!ck about");
        String other = ada.awaitRoom(
                        known -> !known.id().equals(two) && known.members().containsKey(keeper.account.user()))
                .id();
        ada.awaitMessage(other, keeper.account.user(), "quiet words");
        assertThat(keeper.heard.requests.get(1).place().kind()).isEqualTo(Place.Kind.ROOM);
        assertThat(bea.timeline(two)).noneMatch(seen -> seen.body().contains("quiet words"));
        assertThat(ada.timeline(two).stream().filter(seen -> seen.body().contains("quiet words")))
                .hasSize(1);
    }

    @Test
    void who_cannot_be_read_or_trusted_is_told_once_and_holds_up_nobody() {
        assumeTrue(ForeignClient.isHere(), "no foreign client here");
        keeper.comes();
        Account adas = keeper.synapse.somebody("ada");
        ForeignClient ada = ForeignClient.login(keeper.synapse.baseUrl(), adas);
        String two = ada.createRoom("", true, true, keeper.account.user());
        ada.awaitMember(two, keeper.account.user());
        ForeignClient bare = ForeignClient.login(keeper.synapse.baseUrl(), adas, ForeignClient.Care.UNSIGNED);
        bare.awaitRoom(two, known -> known.membership().equals("join"));
        bare.say(two, "privacy what");
        bare.awaitMessage(two, keeper.account.user(), "device that you have not confirmed as yours");
        bare.say(two, "privacy what");
        Plain bea = keeper.somebody("bea");
        String room = keeper.room(bea, keeper.somebody("mo"));
        Plain raw = Plain.login(keeper.synapse.baseUrl(), adas);
        for (int i = 0; i < 5; i++) {
            raw.send(
                    two,
                    "m.room.encrypted",
                    "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"ciphertext\":\"AwgAEnAC\",\"session_id\":\"none" + i
                            + "\",\"sender_key\":\"x\",\"device_id\":\"X\"}");
        }
        bea.say(room, "!ck about");
        keeper.awaitSaid(bea, room, 1);
        ada.awaitMessage(two, keeper.account.user(), "did not give me the key");
        ada.say(two, "about");
        ada.awaitMessage(two, keeper.account.user(), "answer to about");
        assertThat(keeper.heard.commands()).containsExactly("about", "about");
        assertThat(bare.timeline(two)).noneMatch(seen -> seen.body().contains("answer to"));
        assertThat(ada.timeline(two).stream()
                        .filter(seen -> seen.sender().equals(keeper.account.user())
                                && seen.type().equals("m.room.message")))
                .hasSize(3);
    }

    @Test
    void events_of_any_shape_break_nothing() {
        try (LogLines log = LogLines.everything()) {
            keeper.comes();
            Plain ada = keeper.somebody("ada");
            Plain gone = keeper.somebody("gone");
            String room = keeper.room(ada, gone, keeper.somebody("bea"));
            for (String content : odd()) {
                said(ada, room, "m.room.message", content);
            }
            for (String type : List.of(
                    "m.room.encrypted", "m.room.redaction", "m.room.member", "m.room.tombstone", "m.reaction")) {
                for (String content :
                        List.of("{}", "{\"algorithm\":7,\"membership\":[],\"redacts\":{},\"replacement_room\":7}")) {
                    said(ada, room, type, content);
                }
            }
            gone.say(room, "!ck about");
            gone.leave(room);
            for (String state : List.of(
                    "m.room.encryption2 {}",
                    "m.room.name {\"name\":[1]}",
                    "m.room.topic {\"topic\":{}}",
                    "m.room.history_visibility {\"history_visibility\":7}",
                    "m.room.join_rules {\"join_rule\":[]}",
                    "m.room.canonical_alias {\"alias\":7}",
                    "m.room.tombstone {\"replacement_room\":[]}",
                    "m.room.tombstone {\"replacement_room\":\"nowhere\"}",
                    "m.room.power_levels {\"users\":{\"" + ada.user() + "\":100},\"state_default\":9007199254740991}",
                    "m.room.power_levels {\"users\":{\"" + ada.user()
                            + "\":\"100\"},\"events\":{\"m.room.message\":\"0\"}}")) {
                String[] parts = state.split(" ", 2);
                try {
                    ada.sendState(room, parts[0], "", parts[1]);
                } catch (Refused no) {
                    // then nobody can
                }
            }
            ada.say(room, "!ck helpline");
            await().atMost(Keeper.PATIENCE).until(() -> keeper.said(ada, room).contains("answer to helpline"));
            keeper.goes();
            assertThat(log.text()).doesNotContain("not understood", "could not be answered", "work failed", "\tat ");
        }
    }

    /** What the server takes, it takes; what it refuses nobody can send. */
    private static JsonNode said(Plain person, String room, String type, String content) {
        try {
            return person.send(room, type, content);
        } catch (Refused no) {
            return Json.object();
        }
    }

    private static List<String> odd() {
        String deep = "{\"a\":".repeat(64) + "1" + "}".repeat(64);
        List<String> all = new ArrayList<>(List.of(
                "{}",
                "{\"msgtype\":\"m.text\"}",
                "{\"msgtype\":7,\"body\":\"!ck about\"}",
                "{\"msgtype\":\"m.text\",\"body\":[\"!ck about\"]}",
                "{\"msgtype\":\"m.text\",\"body\":\"!ck " + "x".repeat(60_000) + "\"}",
                "{\"msgtype\":\"m.text\",\"body\":\"" + ">\\n".repeat(3_900)
                        + "\",\"m.relates_to\":{\"m.in_reply_to\":{}}}",
                "{\"msgtype\":\"m.text\",\"body\":\"\\u0000\\ud800!ck\"}"));
        for (String field :
                List.of("m.relates_to", "m.mentions", "m.new_content", "m.bot.command", "format", "formatted_body")) {
            for (String value : List.of("7", "null", "[]", "{}", "\"x\"", "true", deep)) {
                all.add("{\"msgtype\":\"m.text\",\"body\":\"chatter\",\"" + field + "\":" + value + "}");
            }
        }
        for (String relation : List.of("m.replace", "m.thread", "m.annotation", "m.reference")) {
            for (String event : List.of("7", "{}", "\"$none\"", "\"" + "x".repeat(5_000) + "\"")) {
                all.add(
                        "{\"msgtype\":\"m.text\",\"body\":\"chatter\",\"m.new_content\":{\"msgtype\":\"m.text\",\"body\":{}},"
                                + "\"m.relates_to\":{\"rel_type\":\"" + relation + "\",\"event_id\":" + event + "}}");
            }
        }
        return all;
    }
}
