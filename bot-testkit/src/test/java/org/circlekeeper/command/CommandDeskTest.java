package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.LockedException;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private static final Parameter<Integer> NUMBER = Parameter.number("number", 1, 5);
    private static final Parameter<PrivateText> NOTE = Parameter.words("note", 10);
    private static final Parameter<Role> ROLE = Parameter.oneOf("role", "desk", Role.class);

    private final InMemoryPlatform platform = new InMemoryPlatform();
    private final MovableClock clock = new MovableClock();
    private final Database database = TestDatabase.fresh();
    private final OperatorKey key = new OperatorKey(new byte[OperatorKey.BYTES]);
    private final Vault vault = new Vault(new KeyStore(database), key);
    private final AtomicInteger runs = new AtomicInteger();
    private final Person ada = platform.person("ada");
    private Optional<Locale> chosen = Optional.empty();

    @BeforeEach
    void start() {
        platform.start(desk(new Answering(personal(Effect.CHANGES), Limit.ORDINARY)));
    }

    @Test
    void a_command_answers_its_caller_alone() {
        assertThat(ada.asks("try", "number", "3").sees()).isEqualTo("heard 3");
        assertThat(platform.room("room")).isEmpty();
    }

    @Test
    void an_unknown_command_is_refused_with_the_nearest_ones_and_the_way_to_help() {
        assertThat(ada.asks("tyr").sees()).contains("“tyr”", "[/try]", "[Helplines]");
    }

    @Test
    void a_noun_alone_is_answered_with_its_verbs() {
        CommandSpec walk = new CommandSpec(Name.of("walk slowly"), Role.MEMBER, true, false, Effect.READS, List.of());
        platform.start(desk(new Answering(walk, Limit.ORDINARY)));
        assertThat(ada.asks("walk").sees()).contains("“walk”", "[/walk slowly]", "[Helplines]");
        assertThat(ada.picks("/walk slowly").sees()).isEqualTo("heard");
    }

    @Test
    void an_unknown_option_is_named_with_the_known_ones() {
        assertThat(ada.asks("try", "nubmer", "3").sees()).contains("“nubmer”", "number");
        assertThat(runs).hasValue(0);
    }

    @Test
    void an_impossible_number_is_refused_and_nothing_runs() {
        for (String bad : List.of("6", "0", "three", "", "1e9", "999999999999999")) {
            assertThat(ada.asks("try", "number", bad).sees()).contains("“" + bad + "”", "number");
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void words_that_are_too_long_are_refused_without_repeating_them() {
        PrivateText note = new PrivateText("my secret that is far too long");
        Reply reply = platform_bot(Invocation.of("try").with("note", new Argument.Private(note)));
        assertThat(reply.toString()).doesNotContain("secret");
        assertThat(runs).hasValue(0);
    }

    @Test
    void a_member_does_not_get_past_a_moderator_command() {
        platform.start(desk(new Answering(
                new CommandSpec(Name.of("try"), Role.MODERATOR, false, false, Effect.CHANGES, List.of()),
                Limit.MODERATION)));
        assertThat(ada.asks("try").sees()).contains("moderators");
        assertThat(runs).hasValue(0);
        assertThat(ada.as(Role.MODERATOR).asks("try").sees()).isEqualTo("heard");
    }

    @Test
    void a_role_in_one_group_counts_nowhere_in_a_direct_message() {
        platform.start(desk(new Answering(
                new CommandSpec(Name.of("try"), Role.MODERATOR, false, false, Effect.CHANGES, List.of()),
                Limit.MODERATION)));
        Map<String, Long> before = TestDatabase.rows(database);
        ada.inDirect();
        for (Role role : Role.values()) {
            assertThat(ada.as(role).asks("try").sees()).contains("in the group’s room, or in the moderators’ room");
        }
        assertThat(runs).hasValue(0);
        assertThat(TestDatabase.rows(database)).isEqualTo(before);
    }

    @Test
    void a_name_of_any_length_is_cleaned_and_answered() {
        assertThat(ada.asks("t\u200Br\u202Ey").sees()).isEqualTo("heard");
        String endless = "try".repeat(100_000);
        assertThat(ada.asks(endless).sees()).contains("I don’t know").hasSizeLessThan(300);
        assertThat(ada.asks("x".repeat(99) + "\uD83D\uDC69").sees()).doesNotContain("\uD83D");
        assertThat(ada.asks("").sees()).contains("I don’t know");
    }

    @Test
    void unknown_commands_are_counted_too_and_what_has_no_limit_is_not() {
        platform.start(desk(new Answering(personal(Effect.NONE), Limit.NONE)));
        for (int i = 0; i < Limit.ORDINARY.most(); i++) {
            ada.asks("nothing");
        }
        assertThat(ada.asks("nothing").sees()).contains("a lot at once");
        assertThat(ada.asks("try").sees()).isEqualTo("heard");
    }

    @Test
    void an_argument_of_the_wrong_sort_gets_a_sentence_that_repeats_nothing_private() {
        String secret = "soquiet";
        Reply reply = platform_bot(Invocation.of("try").with("number", new Argument.Private(new PrivateText(secret))));
        assertThat(PlainText.of(((Reply.Answer) reply).message()))
                .contains("“number”", "into a form")
                .doesNotContain(secret);
        assertThat(runs).hasValue(0);
        assertThat(ada.asks("try", "note", "plain").sees()).isEqualTo("heard");
    }

    @Test
    void where_everybody_reads_along_each_personal_command_gets_the_one_identical_answer_and_saves_nothing() {
        platform.readableBy(new Readers(true, Readers.Outside.NOBODY));
        Map<String, Long> before = TestDatabase.rows(database);
        String one = ada.asks("try", "number", "3").sees();
        String other = ada.asks("try", "number", "nonsense").sees();
        assertThat(one).isEqualTo(other).contains("write to me directly");
        assertThat(TestDatabase.rows(database)).isEqualTo(before);
        assertThat(ada.inDirect().asks("try", "number", "3").sees()).isEqualTo("heard 3");
    }

    @Test
    void the_same_event_twice_has_one_effect() {
        ada.asks("try", "number", "3").isHeardTwice();
        assertThat(ada.sees()).contains("already done");
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_same_event_from_two_threads_at_once_has_one_effect() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Request twin = request(Invocation.of("try"));
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                platform_bot(twin);
                both.countDown();
            });
            thread.start();
        }
        both.await();
        assertThat(TestDatabase.rows(database)).containsEntry("LEDGER", 1L);
    }

    @Test
    void what_changed_nothing_leaves_no_trace_and_may_come_again() {
        platform.start(desk(new Answering(personal(Effect.CHANGES), Limit.ORDINARY) {
            @Override
            public Reply run(Call call) {
                call.leaveNoTrace();
                return super.run(call);
            }
        }));
        Map<String, Long> before = TestDatabase.rows(database);
        ada.asks("try").isHeardTwice();
        assertThat(runs).hasValue(2);
        assertThat(TestDatabase.rows(database)).isEqualTo(before);
    }

    @Test
    void a_bug_is_answered_with_an_apology_and_logged_without_anything_anybody_said() {
        platform.start(desk(new Answering(personal(Effect.CHANGES), Limit.ORDINARY) {
            @Override
            public Reply run(Call call) {
                throw new IllegalStateException("with a secret note of ada");
            }
        }));
        try (LogLines lines = LogLines.everything()) {
            assertThat(ada.asks("try", "number", "3").sees()).contains("nothing was saved", "[Helplines]");
            assertThat(lines.text()).contains("command try failed", "IllegalStateException");
            assertThat(lines.text()).doesNotContain("secret", "ada", "memory");
        }
        assertThat(TestDatabase.rows(database)).containsEntry("LEDGER", 0L);
    }

    @Test
    void too_much_at_once_is_refused_kindly_and_a_minute_later_it_works_again() {
        Limit two = new Limit("two", 2, Duration.ofMinutes(1), Limit.WhenBroken.REFUSE);
        platform.start(desk(new Answering(personal(Effect.READS), two)));
        ada.asks("try").asks("try");
        assertThat(ada.asks("try").sees()).contains("a lot at once");
        assertThat(platform.person("bea").asks("try").sees()).isEqualTo("heard");
        clock.forward(Duration.ofMinutes(1));
        assertThat(ada.asks("try").sees()).isEqualTo("heard");
    }

    @Test
    void a_broken_limit_lets_members_through_and_stops_moderation() {
        Limiter limiter = new Limiter(
                (limit, user) -> {
                    throw new IllegalStateException("no tags today");
                },
                clock);
        assertThat(limiter.lets(ada.id(), Limit.ORDINARY)).isTrue();
        assertThat(limiter.lets(ada.id(), Limit.MODERATION)).isFalse();
        assertThat(limiter.lets(ada.id(), Limit.NONE)).isTrue();
    }

    @Test
    void a_locked_bot_is_not_taken_for_a_broken_limit() {
        key.forget();
        Limiter limiter = new Limiter(vault::tagForLimits, clock);
        assertThatThrownBy(() -> limiter.lets(ada.id(), Limit.ORDINARY)).isInstanceOf(LockedException.class);
        assertThatThrownBy(() -> limiter.lets(ada.id(), Limit.MODERATION)).isInstanceOf(LockedException.class);
        assertThat(limiter.lets(ada.id(), Limit.NONE)).isTrue();
    }

    @Test
    void a_locked_bot_says_so_and_still_runs_what_needs_nothing() {
        key.forget();
        assertThat(ada.asks("try").sees()).contains("locked me", "[Helplines]");
        assertThat(ada.asks("tyr").sees()).as("a slip too").contains("locked me", "[Helplines]");
        platform.start(desk(new Answering(personal(Effect.NONE), Limit.NONE)));
        assertThat(ada.asks("try").sees()).isEqualTo("heard");
    }

    @Test
    void a_chosen_language_goes_before_the_language_of_the_client() {
        chosen = Optional.of(Locale.GERMAN);
        assertThat(ada.speaking(Locale.ENGLISH).asks("nothing").sees()).contains("kenne ich nicht");
        chosen = Optional.empty();
        assertThat(ada.speaking(Locale.forLanguageTag("es-MX")).asks("nothing").sees())
                .contains("No conozco");
        assertThat(ada.speaking(Locale.JAPANESE).asks("nothing").sees()).contains("I don’t know");
    }

    @Test
    void more_choices_than_fit_come_in_pages_each_choice_once() {
        Answering many = new Answering(personal(Effect.READS), Limit.NONE) {
            @Override
            public Reply run(Call call) {
                return Reply.privately(Message.of("pick").offering(choices(60)));
            }
        };
        platform.start(desk(many));
        List<String> seen = new ArrayList<>(labels(ada.asks("try", "number", "3")));
        assertThat(seen).hasSize(24).endsWith("More");
        seen.addAll(labels(ada.picks("More")));
        assertThat(ada.lastMessage().choices()).hasSizeLessThanOrEqualTo(25);
        assertThat(ada.lastMessage().choices().get(24).then().arguments()).containsKeys("number", "page");
        seen.addAll(labels(ada.picks("More")));
        assertThat(ada.sees()).contains("[Back]").doesNotContain("[More]");
        assertThat(labels(ada.picks("Back"))).contains("choice 30");
        seen.removeAll(List.of("More", "Back"));
        assertThat(seen).containsExactlyElementsOf(labels(choices(60)));
        assertThat(labels(ada.asks("try", "page", "nonsense"))).contains("choice 0");
        assertThat(labels(ada.asks("try", "page", "999"))).contains("choice 59");
    }

    @Test
    void what_fits_is_shown_whole() {
        platform.start(desk(new Answering(personal(Effect.READS), Limit.NONE) {
            @Override
            public Reply run(Call call) {
                return Reply.privately(Message.of("pick").offering(choices(25)));
            }
        }));
        assertThat(labels(ada.asks("try"))).containsExactlyElementsOf(labels(choices(25)));
    }

    private static List<Choice> choices(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Choice("choice " + number, Invocation.of("try")))
                .toList();
    }

    private static List<String> labels(Person person) {
        return labels(person.lastMessage().choices());
    }

    private static List<String> labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).toList();
    }

    @Test
    void two_commands_of_one_name_are_our_mistake() {
        Answering command = new Answering(personal(Effect.READS), Limit.ORDINARY);
        assertThatThrownBy(() -> desk(command, command)).hasMessageContaining("two commands are called try");
    }

    private CommandDesk desk(Command... commands) {
        Feature feature = new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(commands);
            }

            @Override
            public PersonalData personalData() {
                return PersonalData.NOTHING;
            }
        };
        return new CommandDesk(
                List.of(feature),
                new Catalogue(),
                request -> chosen,
                database,
                vault,
                clock,
                new SimpleMeterRegistry());
    }

    private static CommandSpec personal(Effect effect) {
        return CommandSpec.personal("try", effect, NUMBER, NOTE, ROLE);
    }

    private Reply platform_bot(Invocation invocation) {
        return platform_bot(request(invocation));
    }

    private Reply platform_bot(Request request) {
        return desk(new Answering(personal(Effect.CHANGES), Limit.ORDINARY)).answer(request);
    }

    private Request request(Invocation invocation) {
        return new Request(
                "twin",
                new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH),
                new Place(
                        RoomId.standingAlone(InMemoryPlatform.NAME, "room"),
                        Optional.empty(),
                        Place.Kind.ROOM,
                        platform.facts(RoomId.standingAlone(InMemoryPlatform.NAME, "room"))
                                .readers()),
                invocation,
                Optional.empty());
    }

    /** A command that says what it heard. */
    private class Answering implements Command {
        private final CommandSpec spec;
        private final Limit limit;

        Answering(CommandSpec spec, Limit limit) {
            this.spec = spec;
            this.limit = limit;
        }

        @Override
        public CommandSpec spec() {
            return spec;
        }

        @Override
        public Limit limit() {
            return limit;
        }

        @Override
        public Reply run(Call call) {
            runs.incrementAndGet();
            return Reply.privately(Message.of(
                    "heard" + call.find(NUMBER).map(number -> " " + number).orElse("")));
        }
    }
}
