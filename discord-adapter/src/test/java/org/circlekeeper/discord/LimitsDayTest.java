package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discord says "not so fast" or fails: nothing comes before its time, nothing is lost, nothing is seen twice. */
class LimitsDayTest {
    private static final String ROUTE = "POST channels/*/messages";

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private OnDiscord stage;
    private DiscordPerson ada;

    @BeforeEach
    void open() {
        stage = OnDiscord.fresh(HardDay.brisk(), bot -> bot).andGroup();
        ada = stage.member("ada");
    }

    @AfterEach
    void nothing_was_sent_before_its_time() {
        senders.shutdownNow();
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
        assertThat(stage.discord.invalidRequests()).isLessThan(20);
    }

    /** As the postman does it: again when it is told to try again. */
    private void deliver(String id, Recipient to, String words) {
        until("delivered " + id, () -> {
            Delivery delivery = stage.platform().deliver(id, to, Message.of(words));
            assertThat(delivery).isNotInstanceOf(Delivery.Unreachable.class);
            return delivery instanceof Delivery.Delivered;
        });
    }

    private Recipient room() {
        return new Recipient.Room(new RoomId(
                Heard.DISCORD,
                stage.server.id(),
                stage.server.channel("general").id()));
    }

    private static Recipient to(DiscordPerson person) {
        return new Recipient.Person(new UserId(Heard.DISCORD, person.id()));
    }

    private List<String> inRoom() {
        return ada.inChannel(stage.server, "general").stream()
                .map(message -> message.text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "global", "shared"})
    void a_limit_is_waited_for_and_the_message_arrives_once(String scope) {
        stage.discord.faults().next429(ROUTE, scope, Duration.ofMillis(1_500));
        deliver("limited", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @Test
    void a_limit_that_lasts_longer_than_anybody_waits_is_obeyed_too() {
        stage.discord.faults().next429(ROUTE, "user", Duration.ofMillis(5_500));
        deliver("limited", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @Test
    void a_page_of_cloudflare_is_understood_as_a_limit() {
        stage.discord.faults().cloudflareFor(Duration.ofSeconds(2));
        deliver("limited", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_failure_after_the_message_was_stored_shows_it_once(int status) {
        stage.discord.faults().failAfterEffect(ROUTE, status, 1);
        deliver("stored", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @Test
    void an_answer_that_was_cut_shows_the_message_once() {
        stage.discord.faults().cutBody(ROUTE, 1);
        deliver("cut", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @Test
    void a_restart_between_storing_and_hearing_of_it_shows_it_once() {
        stage.discord.faults().failAfterEffect(ROUTE, 500, 1);
        stage.platform().deliver("stored", room(), Message.of("once and for all"));
        stage.restarts();
        deliver("stored", room(), "once and for all");
        assertThat(inRoom()).containsExactly("once and for all");
    }

    @Test
    void while_one_room_is_limited_notes_and_answers_go_on() throws Exception {
        stage.discord.faults().next429(ROUTE, "shared", Duration.ofSeconds(4));
        Future<?> slow = senders.submit(() -> deliver("limited", room(), "for the room"));
        until("it is limited", () -> stage.discord.requests().stream().anyMatch(request -> request.status() == 429));
        List<Future<?>> notes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            DiscordPerson person = stage.member("person " + i);
            notes.add(senders.submit(() -> deliver("note to " + person.name(), to(person), "a note")));
        }
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
        for (Future<?> note : notes) {
            note.get();
        }
        assertThat(slow.isDone()).as("the room is still limited").isFalse();
        slow.get();
        assertThat(inRoom()).containsExactly("for the room");
        for (int i = 0; i < 20; i++) {
            assertThat(stage.discord.person("person " + i).directMessages()).hasSize(1);
        }
    }

    @Test
    void while_everything_is_limited_people_are_answered() {
        stage.discord.faults().globalFor(Duration.ofSeconds(3));
        Future<?> slow = senders.submit(() -> deliver("limited", room(), "for the room"));
        until("it is limited", () -> stage.discord.requests().stream().anyMatch(request -> request.status() == 429));
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
        assertThat(ada.asks("checkin now").sees()).contains("May I keep your check-ins");
        assertThat(inRoom()).isEmpty();
        until("later", slow::isDone);
        assertThat(inRoom()).containsExactly("for the room");
    }
}
