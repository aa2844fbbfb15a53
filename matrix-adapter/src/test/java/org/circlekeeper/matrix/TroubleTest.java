package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.circlekeeper.matrix.HomeserverInMemory.event;
import static org.circlekeeper.matrix.HomeserverInMemory.state;
import static org.circlekeeper.matrix.HomeserverInMemory.text;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Event.MemberLeft;
import org.circlekeeper.chat.Event.RoomUpgraded;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Menu;
import org.circlekeeper.matrix.bridge.Event;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bot makes of a server, a store or a member that misbehaves: it goes on, and forgets nothing. */
@org.jspecify.annotations.NullUnmarked
class TroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Menu MENU = TestBot.fresh().bot().desk().menu();
    private static final String ADA = "@ada:here";
    private static final String BEA = "@bea:here";
    private static final String MO = "@mo:here";

    private final HomeserverInMemory server = new HomeserverInMemory();
    private final Heard bot = new Heard();
    private final NotesInMemory notes = new NotesInMemory();
    private LoggedIn account;
    private String circle;

    @BeforeEach
    void listen() {
        circle = server.room("!circle:here", false, ADA, BEA, MO);
        account = new LoggedIn(
                MENU,
                notes,
                InstantSource.system(),
                new MatrixSettings(
                        URI.create("http://127.0.0.1:1"),
                        HomeserverInMemory.BOT,
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("nowhere"),
                        "!ck",
                        Locale.ENGLISH,
                        new MatrixSettings.Invitations(Set.of(), Set.of())),
                server,
                device -> {},
                () -> {});
        account.listen(bot);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private void through(long batch) {
        await("done").atMost(PATIENCE).until(() -> server.done.get() >= batch);
    }

    @Test
    void a_message_of_nothing_but_quotes_deafens_no_room() {
        String quotes = ">\\n".repeat(3_900) + "x";
        server.hears(event(
                circle,
                "$1",
                "m.room.message",
                ADA,
                "{\"msgtype\":\"m.text\",\"body\":\"" + quotes
                        + "\",\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"$0\"}}}"));
        through(server.hears(text(circle, "$2", ADA, "!ck about")));
        assertThat(bot.commands()).containsExactly("about");
    }

    @Test
    void help_is_shown_and_a_number_answered_while_nothing_can_be_kept() {
        String two = server.room("!two:here", true, ADA);
        bot.answer = request ->
                Reply.privately(Message.of("116 123").offering(new Choice("More", Invocation.of("helpline"))));
        notes.locked = true;
        through(server.hears(said(two, "$1", "helpline")));
        assertThat(server.bodies(two))
                .hasSize(1)
                .allMatch(body -> body.contains("116 123") && !body.contains("1. More"));
        through(server.hears(said(two, "$2", "1")));
        assertThat(server.bodies(two).get(1)).contains("nothing with this number");
    }

    private static org.circlekeeper.matrix.bridge.Event said(String room, String id, String words) {
        return event(room, id, "m.room.encrypted", ADA, "{\"msgtype\":\"m.text\",\"body\":\"" + words + "\"}");
    }

    @Test
    void an_event_the_store_stumbles_over_is_the_only_one_that_is_lost() {
        String sealed = server.room("!sealed:here", true, ADA, BEA);
        server.trouble = (call, room) -> {
            if (call.equals("open")) {
                throw new Refused(Refused.Why.OTHER);
            }
        };
        server.hears(
                event(sealed, "$1", "m.room.encrypted", ADA, "{}"), event(sealed, "$2", "m.room.encrypted", ADA, "{}"));
        server.trouble = (call, room) -> {};
        server.hears(event(sealed, "$3", "m.room.encrypted", ADA, "{\"msgtype\":\"m.text\",\"body\":\"!ck about\"}"));
        await().atMost(PATIENCE).until(() -> bot.commands().equals(List.of("about")));
    }

    @Test
    void who_comes_back_is_not_told_to_have_left_by_an_older_event() {
        server.pages.put(
                "gap",
                new Homeserver.Page(
                        List.of(state(circle, "$old", "m.room.member", BEA, BEA, "{\"membership\":\"leave\"}")),
                        Optional.empty()));
        through(server.hears("gap", text(circle, "$1", ADA, "!ck about")));
        assertThat(bot.events).doesNotContain(new MemberLeft(Names.person(BEA), Names.room(circle)));
        server.members.get(circle).put(BEA, "leave");
        through(server.hears(state(circle, "$2", "m.room.member", BEA, BEA, "{\"membership\":\"leave\"}")));
        assertThat(bot.events).containsExactly(new MemberLeft(Names.person(BEA), Names.room(circle)));
    }

    @Test
    void what_the_server_was_too_ill_to_answer_for_is_heard_when_it_is_well() {
        AtomicInteger ill = new AtomicInteger(3);
        server.trouble = (call, room) -> {
            if (call.equals("members") && ill.getAndDecrement() > 0) {
                throw new Refused(Refused.Why.NO_ANSWER);
            }
        };
        through(server.hears(text(circle, "$1", ADA, "!ck about")));
        assertThat(bot.commands()).containsExactly("about");
    }

    @Test
    void a_gap_is_filled_even_when_the_server_stumbles() {
        server.pages.put("gap", new Homeserver.Page(List.of(text(circle, "$1", ADA, "!ck about")), Optional.empty()));
        AtomicInteger ill = new AtomicInteger(2);
        server.trouble = (call, room) -> {
            if (call.equals("before") && ill.getAndDecrement() > 0) {
                throw new Refused(Refused.Why.NO_ANSWER);
            }
        };
        through(server.hears("gap", text(circle, "$2", ADA, "!ck privacy what")));
        assertThat(bot.commands()).containsExactly("about", "privacy what");
    }

    @Test
    void an_answer_waits_until_the_login_was_renewed() {
        AtomicInteger expired = new AtomicInteger(2);
        server.trouble = (call, room) -> {
            if (call.equals("send") && expired.getAndDecrement() > 0) {
                throw new Refused(Refused.Why.LOGGED_OUT);
            }
        };
        through(server.hears(text(circle, "$1", ADA, "!ck about")));
        assertThat(server.bodies(circle)).containsExactly("answer to about");
    }

    @Test
    void what_was_not_answered_before_the_end_is_asked_again_after_the_next_start() {
        server.trouble = (call, room) -> {
            if (call.equals("send")) {
                throw new Refused(Refused.Why.LIMITED, Duration.ofMinutes(2));
            }
        };
        long before = server.hears(text(circle, "$1", ADA, "!ck about"));
        server.hears(text(circle, "$2", ADA, "!ck about"));
        await().atMost(PATIENCE).until(() -> bot.requests.size() == 1);
        account.close();
        assertThat(server.done.get()).isLessThan(before);
        assertThat(bot.requests).hasSize(1);
    }

    @Test
    void help_comes_first_even_when_a_hundred_rooms_wait() {
        CountDownLatch limited = new CountDownLatch(1);
        server.trouble = (call, room) -> {
            if (call.equals("send") && !room.equals("!help:here")) {
                limited.countDown();
                throw new Refused(Refused.Why.LIMITED, Duration.ofSeconds(1));
            }
        };
        for (int i = 0; i < 100; i++) {
            server.hears(text(server.room("!r" + i + ":here", false, ADA, BEA), "$" + i, ADA, "!ck privacy what"));
        }
        await().atMost(PATIENCE).until(() -> limited.getCount() == 0);
        server.room("!help:here", false, ADA, BEA);
        server.hears(text("!help:here", "$help", ADA, "!ck helpline"));
        await().atMost(PATIENCE).until(() -> !server.bodies("!help:here").isEmpty());
    }

    @Test
    void help_waits_behind_no_answer_in_the_same_room() {
        server.trouble = (call, room) -> {
            if (call.equals("send") && !bot.commands().contains("helpline")) {
                throw new Refused(Refused.Why.LIMITED, Duration.ofMillis(100));
            }
        };
        server.hears(text(circle, "$1", ADA, "!ck privacy what"), text(circle, "$2", ADA, "!ck privacy what"));
        server.hears(text(circle, "$3", BEA, "!ck helpline"));
        await().atMost(PATIENCE).until(() -> server.bodies(circle).contains("answer to helpline"));
    }

    @Test
    void a_flood_of_what_nobody_can_read_does_not_keep_the_bot_where_it_was() {
        assumeTrue(Keeper.LONG, "takes half a minute");
        server.hears(event(server.room("!sealed:here", true, ADA, BEA), "$1", "m.room.encrypted", BEA, "{}"));
        Duration told = Duration.ofSeconds(60);
        await().atMost(told).until(() -> server.done.get() >= 1);
    }

    @Test
    void nobody_is_obeyed_who_speaks_openly_in_an_encrypted_room() {
        String sealed = server.room("!sealed:here", true, ADA, BEA);
        through(server.hears(text(sealed, "$1", ADA, "!ck privacy what")));
        assertThat(bot.requests).isEmpty();
    }

    @Test
    void who_sends_what_nobody_can_read_holds_up_nobody_else_in_the_room() {
        String sealed = server.room("!sealed:here", true, ADA, BEA, MO);
        Event[] garbage = new Event[60];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = event(sealed, "$g" + i, "m.room.encrypted", BEA, "{}");
        }
        server.hears(garbage);
        long from = System.nanoTime();
        server.hears(event(sealed, "$1", "m.room.encrypted", ADA, "{\"msgtype\":\"m.text\",\"body\":\"!ck about\"}"));
        await().atMost(PATIENCE).until(() -> !bot.requests.isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_third_person_in_the_room_of_two_ends_no_reminders() {
        Recipient ada = new Recipient.Person(Names.person(ADA));
        assertThat(account.deliver("1", ada, Message.of("hello"))).isEqualTo(new Delivery.Delivered());
        String first = server.sent.get(0).room();
        server.members.get(first).put(BEA, "join");
        assertThat(account.deliver("2", ada, Message.of("again"))).isEqualTo(new Delivery.Delivered());
        assertThat(server.bodies(first)).containsExactly("hello");
        assertThat(server.sent.get(1).room()).isNotEqualTo(first);
    }

    @Test
    void many_who_ask_at_once_for_a_room_of_their_own_get_it() {
        bot.answer = request -> Reply.privately(Message.of("quiet words"));
        AtomicInteger limited = new AtomicInteger(2);
        server.trouble = (call, room) -> {
            if (call.equals("createDirect") && limited.getAndDecrement() > 0) {
                throw new Refused(Refused.Why.LIMITED, Duration.ofMillis(500));
            }
        };
        through(server.hears(text(circle, "$1", ADA, "!ck about")));
        assertThat(server.bodies(circle)).isEmpty();
        assertThat(server.sent).hasSize(1);
        assertThat(server.sent.get(0).content()).contains("quiet words");
    }

    @Test
    void a_link_that_is_none_is_answered_all_the_same() {
        through(server.hears(text(circle, "$1", ADA, "!ck offer to https://matrix.to/#/@a%zz:here")));
        assertThat(bot.requests).hasSize(1);
    }

    @Test
    void a_structured_command_of_any_shape_breaks_nothing() {
        for (String command : List.of(
                "{\"syntax\":\"{x}\",\"variables\":{\"\":\"v\"}}",
                "{\"syntax\":\"\",\"variables\":[1]}",
                "{\"syntax\":\"about\",\"variables\":{\"a b\":{\"c\":1},\"d\":null}}")) {
            server.hears(event(
                    circle,
                    "$" + command,
                    "m.room.message",
                    ADA,
                    "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.mentions\":{\"user_ids\":[\"" + HomeserverInMemory.BOT
                            + "\"]},\"m.bot.command\":" + command + "}"));
        }
        through(server.hears(text(circle, "$9", ADA, "!ck about")));
        assertThat(bot.requests).isNotEmpty();
    }

    @Test
    void a_room_is_followed_once_the_bot_is_let_into_the_next() {
        String next = "!next:here";
        server.states.put(circle + " m.room.create ", "{\"creator\":\"" + MO + "\",\"room_version\":\"10\"}");
        server.states.put(circle + " m.room.power_levels ", "{\"users\":{\"" + MO + "\":100}}");
        server.trouble = (call, room) -> {
            if (call.equals("join")) {
                throw new Refused(Refused.Why.FORBIDDEN);
            }
        };
        String closed = "{\"replacement_room\":\"" + next + "\"}";
        server.states.put(circle + " m.room.tombstone ", closed);
        through(server.hears(state(circle, "$1", "m.room.tombstone", MO, "", closed)));
        assertThat(bot.events).isEmpty();
        server.trouble = (call, room) -> {};
        server.room(next, false, ADA, MO);
        server.states.put(
                next + " m.room.create ",
                "{\"creator\":\"" + MO + "\",\"predecessor\":{\"room_id\":\"" + circle + "\"}}");
        through(server.hears(state(
                next,
                "$2",
                "m.room.member",
                HomeserverInMemory.BOT,
                HomeserverInMemory.BOT,
                "{\"membership\":\"join\"}")));
        assertThat(bot.events).containsExactly(new RoomUpgraded(Names.room(circle), Names.room(next)));
        assertThat(server.left).containsExactly(circle);
    }

    @Test
    void nobody_is_led_from_an_encrypted_room_into_an_open_one() {
        String sealed = server.room("!sealed:here", true, ADA, MO);
        String next = server.room("!next:here", false, ADA, MO);
        server.states.put(sealed + " m.room.power_levels ", "{\"users\":{\"" + MO + "\":100}}");
        server.states.put(sealed + " m.room.tombstone ", "{\"replacement_room\":\"" + next + "\"}");
        server.states.put(next + " m.room.create ", "{\"predecessor\":{\"room_id\":\"" + sealed + "\"}}");
        through(server.hears(
                state(sealed, "$1", "m.room.tombstone", MO, "", "{\"replacement_room\":\"" + next + "\"}")));
        assertThat(bot.events).isEmpty();
        assertThat(server.left).isEmpty();
    }

    @Test
    void a_room_in_which_nobody_is_left_when_the_bot_comes_is_left_again() {
        String empty = server.room("!empty:here", false);
        server.invites(empty, ADA);
        through(server.hears(state(
                empty,
                "$1",
                "m.room.member",
                HomeserverInMemory.BOT,
                HomeserverInMemory.BOT,
                "{\"membership\":\"join\"}")));
        assertThat(server.left).containsExactly(empty);
    }
}
