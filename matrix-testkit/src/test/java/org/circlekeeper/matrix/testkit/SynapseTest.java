package org.circlekeeper.matrix.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.circlekeeper.matrix.testkit.Synapse.Options;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SynapseTest {
    private static final int BURST = 10;

    private static Synapse synapse;

    @BeforeAll
    static void start() {
        synapse = Synapse.start(Options.usual().named("circle.example").limitingMessages(0.2, BURST))
                .orElse(null);
        assumeTrue(synapse != null, "no Synapse here");
    }

    @AfterAll
    static void close() {
        if (synapse != null) {
            synapse.close();
            assertThat(synapse.folder()).doesNotExist();
        }
    }

    @Test
    void it_says_which_one_it_is() {
        assertThat(synapse.version()).startsWith("1.");
        assertThat(synapse.register("admin", "secret", true).user()).isEqualTo("@admin:circle.example");
    }

    @Test
    void people_talk_and_the_server_keeps_what_they_said_in_the_clear() {
        Plain ada = somebody("ada");
        Plain bea = somebody("bea");
        String room = ada.createRoom(bea.user()).get("room_id").asText();
        bea.join(room);

        ada.say(room, "plainly");

        assertThat(bea.messages(room, 1).at("/chunk/0/content/body").asText()).isEqualTo("plainly");
        assertThat(synapse.keeps("plainly")).isTrue();
    }

    @Test
    void what_was_said_outlives_a_kill() {
        Plain ada = somebody("ada");
        String room = ada.createRoom().get("room_id").asText();
        ada.say(room, "before");

        synapse.kill();
        assertThatThrownBy(() -> ada.say(room, "between")).hasCauseInstanceOf(ConnectException.class);
        synapse.startAgain();
        assertThat(bodyOfLast(ada, room)).isEqualTo("before");
        ada.say(room, "after");
        assertThat(bodyOfLast(ada, room)).isEqualTo("after");
    }

    @Test
    void frozen_it_answers_nobody_until_it_is_thawed() {
        Plain ada = somebody("ada");
        synapse.freeze();
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(ada::devices);
        assertThat(answer.copy()
                        .completeOnTimeout(null, 300, TimeUnit.MILLISECONDS)
                        .join())
                .isNull();

        synapse.thaw();
        assertThat(answer.join().get("devices")).hasSize(1);
    }

    @Test
    void whoever_says_too_much_is_told_to_wait() {
        Plain ada = somebody("ada");
        String room = ada.createRoom().get("room_id").asText();

        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> IntStream.range(0, BURST + 1).forEach(number -> ada.say(room, "number " + number)));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("M_LIMIT_EXCEEDED");
        assertThat(refused.retryAfter()).isPositive();
    }

    @Test
    void the_same_transaction_happens_once() {
        Plain ada = somebody("ada");
        String room = ada.createRoom().get("room_id").asText();
        String content = "{\"msgtype\":\"m.text\",\"body\":\"once\"}";

        assertThat(ada.send(room, "m.room.message", "t1", content))
                .isEqualTo(ada.send(room, "m.room.message", "t1", content));
    }

    @Test
    void rooms_are_ruled_and_moved() {
        Plain ada = somebody("ada");
        Plain bea = somebody("bea");
        String room = ada.createRoom(bea.user()).get("room_id").asText();
        bea.join(room);
        ada.setPowerLevel(room, bea.user(), 50);
        bea.sendState(room, "m.room.topic", "", "{\"topic\":\"tea\"}");
        bea.redact(room, ada.say(room, "gone").get("event_id").asText());

        String next = ada.upgrade(room, "11").get("replacement_room").asText();
        assertThat(bea.state(room, "m.room.tombstone", "")
                        .get("replacement_room")
                        .asText())
                .isEqualTo(next);
        assertThat(ada.state(next, "m.room.topic", "").get("topic").asText()).isEqualTo("tea");
        ada.kick(room, bea.user());
        assertThat(catchThrowableOfType(Refused.class, () -> bea.say(room, "no"))
                        .code())
                .isEqualTo("M_FORBIDDEN");
    }

    @Test
    void whoever_is_logged_out_is_nobody() {
        Account account = synapse.somebody("ada");
        Plain phone = Plain.login(synapse.baseUrl(), account);
        Plain desk = Plain.login(synapse.baseUrl(), account);
        assertThat(desk.device()).isNotEqualTo(phone.device());

        desk.logoutAll();

        assertThat(catchThrowableOfType(Refused.class, phone::devices).code()).isEqualTo("M_UNKNOWN_TOKEN");
    }

    @Test
    void sessions_end_by_themselves_where_they_are_short() {
        try (Synapse strict = Synapse.start(Options.usual().endingSessionsAfter(Duration.ofSeconds(1)))
                .orElseThrow()) {
            Plain ada = Plain.login(strict.baseUrl(), strict.somebody("ada"));
            await().untilAsserted(() -> assertThatThrownBy(ada::devices)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("M_UNKNOWN_TOKEN")));

            strict.stop();
            assertThatThrownBy(ada::devices).hasCauseInstanceOf(ConnectException.class);
        }
    }

    private static Plain somebody(String name) {
        return Plain.login(synapse.baseUrl(), synapse.somebody(name));
    }

    private static String bodyOfLast(Plain person, String room) {
        return person.messages(room, 1).at("/chunk/0/content/body").asText();
    }
}
