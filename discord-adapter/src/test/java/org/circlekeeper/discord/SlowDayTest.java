package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.question;
import static org.circlekeeper.discord.HardDay.rows;
import static org.circlekeeper.discord.HardDay.shown;
import static org.circlekeeper.discord.HardDay.until;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Recorded;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bot is late, or what it wants to say cannot be said: everybody hears the truth, and nobody waits for nothing. */
class SlowDayTest {
    /** What happens between hearing and answering. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private final AtomicReference<Function<Request, Optional<Reply>>> instead =
            new AtomicReference<>(request -> Optional.empty());
    private OnDiscord stage;
    private DiscordPerson ada;
    private OurLog log;

    @BeforeEach
    void open() {
        log = OurLog.open();
        stage = OnDiscord.fresh(HardDay.brisk().withPatience(Duration.ofSeconds(8)), this::around)
                .andGroup();
        ada = stage.member("ada");
    }

    @AfterEach
    void close() {
        stage.close();
        log.close();
        log.isCalm("canary7f3a");
    }

    private Bot around(Bot desk) {
        return new Bot() {
            @Override
            public Reply answer(Request request) {
                Reply reply = instead.get().apply(request).orElseGet(() -> desk.answer(request));
                meanwhile.get().run();
                return reply;
            }

            @Override
            public List<Suggestion> suggest(Typing typing) {
                return desk.suggest(typing);
            }

            @Override
            public void noticed(Event event) {
                desk.noticed(event);
            }
        };
    }

    /** The bot's answer waits until Discord has been told to wait for it. */
    private void isLate() {
        meanwhile.set(() -> until("a deferral", () -> ada.lastInteraction().isAcknowledged()));
    }

    private List<Recorded> callbacks() {
        String mine = "/interactions/" + ada.lastInteraction().id() + "/";
        return stage.discord.requests().stream()
                .filter(request -> request.path().startsWith(mine))
                .toList();
    }

    @Test
    void a_late_answer_is_announced_privately_and_takes_the_place_of_that() {
        isLate();
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
        assertThat(callbacks()).hasSize(1);
        assertThat(callbacks().get(0).body().path("type").asInt()).isEqualTo(5);
        assertThat(callbacks().get(0).body().path("data").path("flags").asInt() & 64)
                .isEqualTo(64);
        assertThat(ada.privately()).hasSize(1);
        assertThat(ada.last().isEphemeral()).isTrue();
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void a_late_press_is_answered_below_and_the_page_it_was_on_stays() {
        question(ada);
        isLate();
        ada.presses("Sun");
        shown(ada, "Noted for you");
        assertThat(callbacks().get(0).body().path("type").asInt()).isEqualTo(5);
        assertThat(ada.privately()).anySatisfy(page -> assertThat(page.labels()).contains("Sun"));
        assertThat(rows(stage, "check_in")).isEqualTo(1);
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void a_late_form_is_opened_by_a_button_and_works() {
        isLate();
        ada.asks("checkin nowhere", "kind", "rose-thorn-bud");
        shown(ada, "[Open the form]");
        assertThat(ada.sawForm()).isFalse();
        meanwhile.set(() -> {});
        ada.presses("Open the form");
        String first = ada.form().lines().skip(1).findFirst().orElseThrow();
        ada.fills(first, "warm tea").sends();
        shown(ada, "warm tea");
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void almost_three_seconds_are_not_too_late() {
        CountDownLatch never = new CountDownLatch(1);
        meanwhile.set(() -> {
            try {
                assertThat(never.await(2_900, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
        assertThat(ada.asks("checkin nowhere").sees()).contains("Nothing of this is kept");
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void what_is_for_all_is_a_message_of_its_own_and_names_nobody() {
        isLate();
        instead.set(request -> Optional.of(new Reply.Answer(new Audience.Room(), Message.of("For all of you."))));
        assertThat(ada.asks("about").sees()).contains("It is in the channel now.");
        DiscordPerson bea = stage.member("bea");
        List<ShownMessage> room = bea.inChannel(stage.server, "general");
        assertThat(room).hasSize(1);
        assertThat(room.get(0).text()).contains("For all of you.");
        assertThat(room.get(0).json().toString()).doesNotContain(ada.id(), "interaction", "referenced");
        assertThat(bea.privately()).isEmpty();
    }

    @Test
    void what_could_not_be_saved_is_said_and_help_is_there_as_ever() {
        question(ada);
        stage.source.close();
        ada.presses("Sun");
        shown(ada, "nothing was saved");
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
        stage.source.reopen();
        assertThat(rows(stage, "check_in")).isZero();
        log.close();
        log = OurLog.open();
    }

    @Test
    void an_interaction_that_is_too_old_ends_in_silence() {
        stage.discord.faults().failWith("POST interactions/*/*/callback", 404, 1);
        ada.asks("about");
        until("it was tried", () -> !callbacks().isEmpty());
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
    }

    @Test
    void a_filter_that_stops_a_message_for_all_is_told_to_the_one_who_asked() {
        stage.server.blocksWords("blocked");
        instead.set(request -> Optional.of(new Reply.Answer(new Audience.Room(), Message.of("This is blocked."))));
        assertThat(ada.asks("about").sees()).contains("This server’s filter stopped what was meant for the channel");
        assertThat(stage.member("bea").inChannel(stage.server, "general")).isEmpty();
    }

    @Test
    void what_is_for_all_arrives_once_when_the_channel_was_busy_and_the_one_who_asked_keeps_their_answer() {
        stage.discord.faults().next429("POST channels/*/messages", "user", Duration.ofSeconds(7));
        instead.set(request -> Optional.of(new Reply.Several(List.of(
                Reply.publicly(Message.of("For all of you.")), Reply.privately(Message.of("For you alone."))))));
        ada.asks("about");
        shown(ada, "I keep trying for a few minutes");
        assertThat(ada.sees()).contains("For you alone.");
        DiscordPerson bea = stage.member("bea");
        until("it is there", () -> !bea.inChannel(stage.server, "general").isEmpty());
        assertThat(bea.inChannel(stage.server, "general")).hasSize(1);
    }

    @Test
    void help_never_needs_a_row_whatever_is_typed() {
        stage.source.close();
        assertThat(ada.asks("helpline", "language", "a language with a very long name ".repeat(5), "country", "de")
                        .sees())
                .contains("[")
                .doesNotContain("went wrong");
        stage.source.reopen();
        assertThat(rows(stage, "notebook")).isLessThanOrEqualTo(2);
    }

    @Test
    void without_the_right_to_write_the_truth_is_told_to_the_one_who_asked() {
        stage.server.botLacks("MESSAGE_SEND");
        assertNotPosted();
    }

    @Test
    void a_channel_deleted_meanwhile_is_not_written_to() {
        var side = stage.server.channel("side");
        ada.in(stage.server, "side");
        meanwhile.set(() -> {});
        instead.set(request -> {
            stage.server.deletes(side);
            return Optional.of(new Reply.Answer(new Audience.Room(), Message.of("For all of you.")));
        });
        ada.asks("about");
        shown(ada, "I could not write into this channel");
        assertThat(stage.member("bea").inChannel(stage.server, "general")).isEmpty();
    }

    @Test
    void a_server_that_removed_the_bot_meanwhile_is_not_written_to() {
        instead.set(request -> {
            stage.server.removesBot();
            return Optional.of(new Reply.Answer(new Audience.Room(), Message.of("For all of you.")));
        });
        ada.asks("about");
        shown(ada, "I could not write into this channel");
    }

    private void assertNotPosted() {
        instead.set(request -> Optional.of(new Reply.Answer(new Audience.Room(), Message.of("For all of you."))));
        until(
                "the right is gone",
                () -> !stage.platform()
                        .facts(new RoomId(
                                Heard.DISCORD,
                                stage.server.id(),
                                stage.server.channel("general").id()))
                        .lacking()
                        .isEmpty());
        assertThat(ada.asks("about").sees()).contains("I could not write into this channel");
        assertThat(stage.member("bea").inChannel(stage.server, "general")).isEmpty();
    }

    @Test
    void closed_messages_and_no_server_in_common_are_not_tried_again() {
        DiscordPerson shut = stage.member("shut");
        shut.closesMessages();
        DiscordPerson stranger = stage.discord.person("stranger");
        for (DiscordPerson nobody : List.of(shut, stranger)) {
            assertThat(note("to " + nobody.name(), nobody)).isInstanceOf(Delivery.Unreachable.class);
        }
        assertThat(note("to bea", stage.member("bea"))).isInstanceOf(Delivery.Delivered.class);
    }

    private Delivery note(String id, DiscordPerson person) {
        return stage.platform()
                .deliver(
                        id,
                        new Recipient.Person(new UserId(Heard.DISCORD, person.id())),
                        Message.of("A note for you."));
    }

    @Test
    void somebody_else_with_the_same_token_may_have_answered_already() {
        instead.set(request -> {
            answersElsewhere();
            return Optional.empty();
        });
        ada.asks("about");
        until("both answered", () -> callbacks().size() == 2);
        assertThat(ada.privately()).hasSize(1);
        assertThat(ada.last().text()).isEqualTo("from elsewhere");
        until("it is noted", () -> log.lines().stream().anyMatch(line -> line.contains("acknowledged before")));
        instead.set(request -> Optional.empty());
        assertThat(ada.asks("about").sees()).contains("Circlekeeper");
    }

    private void answersElsewhere() {
        var asked = ada.lastInteraction();
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        stage.discord.apiUrl() + "interactions/" + asked.id() + "/" + asked.token() + "/callback"))
                .header("Content-Type", "application/json")
                .header("User-Agent", "DiscordBot (https://example.org, 1)")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"type\":4,\"data\":{\"content\":\"from elsewhere\",\"flags\":64}}"))
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void what_breaks_inside_is_said_once_and_calmly() {
        instead.set(request -> {
            throw new IllegalStateException("canary7f3a");
        });
        assertThat(ada.asks("about").sees().toLowerCase(Locale.ROOT)).contains("something went wrong on my side");
        assertThat(ada.privately()).hasSize(1);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("IllegalStateException"))
                .noneMatch(line -> line.contains("canary7f3a"));
        log.close();
        log = OurLog.open();
    }
}
