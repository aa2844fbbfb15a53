package org.circlekeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.schedule.Postman.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostmanTest {
    private static final Recipient TO_ADA = new Recipient.Person(Premises.ADA);
    private static final Recipient TO_MODERATORS =
            new Recipient.Room(new RoomId(Premises.HERE, "server", "moderators"));

    private final Premises here = new Premises();
    private final List<String> shown = new ArrayList<>();
    private final List<String> endings = new ArrayList<>();
    private Function<String, Delivery> platform = id -> {
        shown.add(id);
        return new Delivery.Delivered();
    };
    private final Postman postman = new Postman(
            here.outgoing,
            name -> name.equals(Premises.HERE) ? Optional.of(new OnlyDelivers()) : Optional.empty(),
            (id, how) -> endings.add(id + " " + how),
            here.clock);

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void a_message_arrives_once() {
        plan("one", Lane.ANSWERS);
        plan("one", Lane.ANSWERS);

        assertThat(postman.deliverDue()).isEqualTo(1);
        assertThat(postman.deliverDue()).isZero();
        assertThat(shown).containsExactly("one");
        assertThat(endings).containsExactly("one " + Ending.DELIVERED);
    }

    @Test
    void help_goes_before_reminders() {
        plan("reminder", Lane.REMINDERS);
        plan("order", Lane.MODERATION);
        plan("help", Lane.HELP);
        plan("answer", Lane.ANSWERS);

        postman.deliverDue();

        assertThat(shown).containsExactly("help", "answer", "order", "reminder");
    }

    @Test
    void what_was_undone_is_never_sent() {
        here.database.inTransaction(() -> {
            plan("undone", Lane.HELP);
            here.database.undo();
            return 0;
        });

        assertThat(postman.deliverDue()).isZero();
    }

    @Test
    void what_a_killed_postman_had_in_hand_goes_out_after_its_lease() {
        plan("in hand", Lane.HELP);
        assertThat(here.outgoing.claim(here.clock.instant(), Duration.ofSeconds(60)))
                .isPresent();

        assertThat(postman.deliverDue()).isZero();
        here.clock.forward(Duration.ofSeconds(61));
        assertThat(postman.deliverDue()).isEqualTo(1);
        assertThat(shown).containsExactly("in hand");
    }

    @Test
    void only_one_of_two_gets_a_message() {
        plan("one", Lane.HELP);
        Instant now = here.clock.instant();

        assertThat(here.outgoing.claim(now, Duration.ofSeconds(60))).isPresent();
        assertThat(here.outgoing.claim(now, Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void a_busy_platform_is_asked_again_no_sooner_than_it_said() {
        List<Instant> asked = new ArrayList<>();
        platform = id -> {
            asked.add(here.clock.instant());
            return asked.size() == 1 ? new Delivery.TryAgain(Duration.ofMinutes(3)) : new Delivery.Delivered();
        };
        plan("slow", Lane.HELP);

        postman.deliverDue();
        here.clock.forward(Duration.ofSeconds(179));
        assertThat(postman.deliverDue()).isZero();
        here.clock.forward(Duration.ofSeconds(2));
        assertThat(postman.deliverDue()).isEqualTo(1);
        assertThat(asked).hasSize(2);
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void a_bug_in_an_adapter_keeps_the_message_and_the_others_going() {
        platform = id -> {
            if (id.equals("bad")) {
                throw new IllegalStateException();
            }
            shown.add(id);
            return new Delivery.Delivered();
        };
        plan("bad", Lane.HELP);
        plan("good", Lane.ANSWERS);

        postman.deliverDue();

        assertThat(shown).containsExactly("good");
        assertThat(here.outgoing.waiting()).isEqualTo(1);
    }

    @Test
    void trying_goes_on_until_it_is_no_longer_worth_sending() {
        List<Instant> asked = new ArrayList<>();
        platform = id -> {
            asked.add(here.clock.instant());
            throw new IllegalStateException();
        };
        plan("never", Lane.HELP);
        for (int tenMinutes = 0; tenMinutes < 25 * 6; tenMinutes++) {
            postman.deliverDue();
            here.clock.forward(Duration.ofMinutes(10));
        }

        assertThat(asked.get(asked.size() - 1)).isAfter(asked.get(0).plus(Duration.ofHours(23)));
        assertThat(endings).containsExactly("never " + Ending.EXPIRED);
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void closed_messages_are_not_knocked_at_again() {
        platform = id -> new Delivery.Unreachable();
        plan("closed", Lane.HELP);

        assertThat(postman.deliverDue()).isEqualTo(1);
        assertThat(endings).containsExactly("closed " + Ending.UNREACHABLE);
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void a_room_that_is_gone_is_not_written_to_again() {
        platform = id -> new Delivery.Unreachable();
        here.outgoing.plan(
                "to moderators",
                here.group,
                TO_MODERATORS,
                Message.of("hello"),
                Lane.MODERATION,
                here.clock.instant().plus(Duration.ofHours(24)));

        assertThat(postman.deliverDue()).isEqualTo(1);
        assertThat(endings).containsExactly("to moderators " + Ending.UNREACHABLE);
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void whoever_was_forgotten_gets_nothing() {
        plan("forgotten", Lane.HELP);
        here.outgoing.forget(here.ada);
        assertThat(postman.deliverDue()).isZero();

        plan("keyless", Lane.HELP);
        here.vault.destroy(here.ada);
        postman.deliverDue();

        assertThat(shown).isEmpty();
        assertThat(here.outgoing.waiting()).isZero();
    }

    @Test
    void a_platform_that_is_away_is_waited_for() {
        RoomId elsewhere = RoomId.standingAlone(new Platform("matrix"), "room");
        here.outgoing.plan(
                "away",
                here.group,
                new Recipient.Room(elsewhere),
                Message.of("hello"),
                Lane.HELP,
                here.clock.instant().plus(Duration.ofHours(24)));

        postman.deliverDue();

        assertThat(here.outgoing.waiting()).isEqualTo(1);
    }

    private void plan(String id, Lane lane) {
        Instant until = here.clock.instant().plus(Duration.ofHours(24));
        here.outgoing.plan(id, here.ada, TO_ADA, Message.of("hello"), lane, until);
        here.clock.forward(Duration.ofMillis(1));
    }

    /** A platform that can do the one thing a postman asks for. */
    private final class OnlyDelivers implements ChatPlatform {
        @Override
        public Delivery deliver(String deliveryId, Recipient to, Message message) {
            assertThat(to).isIn(TO_ADA, TO_MODERATORS);
            return platform.apply(deliveryId);
        }

        @Override
        public Platform platform() {
            return Premises.HERE;
        }

        @Override
        public void start(Bot bot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Facts facts(RoomId room) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Opened openThread(String id, RoomId room, Message first) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Delivery edit(String id, CardId card, long version, Message message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModerationOutcome carryOut(ModerationOrder order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
