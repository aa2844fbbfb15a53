package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk does beside answering: proposing, going on with the next command, keeping what is true in any case. */
class DeskOnTheSideTest {
    private static final Parameter<String> COUNTRY = new Parameter<>(
            "country",
            Parameter.How.SUGGESTED,
            words -> IntStream.range(0, 40)
                    .mapToObj(one -> new Suggestion("Land " + one, "l" + one))
                    .toList(),
            (said, words) -> Parameter.plain(said).filter(text -> text.startsWith("l")));
    private static final Parameter<PrivateText> NOTE = Parameter.words("note", 10);

    private final InMemoryPlatform platform = new InMemoryPlatform();
    private final MovableClock clock = new MovableClock();
    private final Database database = TestDatabase.fresh();
    private final Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> done = new ArrayList<>();
    private final List<Event> noticed = new ArrayList<>();
    private final List<Request> directly = new ArrayList<>();
    private final Person ada = platform.person("ada");
    private Function<Call, Reply> first = call -> said("first");
    private Function<Call, Reply> second = call -> said("second");
    private CommandDesk desk = desk();

    @BeforeEach
    void start() {
        platform.start(desk);
    }

    @Test
    void what_is_being_typed_is_completed_by_label_and_by_value_and_never_with_a_wall_of_choices() {
        assertThat(suggested("first", "country", "land 1"))
                .extracting(Suggestion::value)
                .containsExactly("l1", "l10", "l11", "l12", "l13", "l14", "l15", "l16", "l17", "l18", "l19");
        assertThat(suggested("first", "country", "L39"))
                .extracting(Suggestion::label)
                .containsExactly("Land 39");
        assertThat(suggested("first", "country", "")).hasSize(25);
        assertThat(suggested("first", "note", "")).isEmpty();
        assertThat(suggested("nothing", "country", "")).isEmpty();
    }

    @Test
    void what_happened_on_a_platform_reaches_every_feature() {
        Event left = new Event.MemberLeft(ada.id(), RoomId.standingAlone(InMemoryPlatform.NAME, "room"));
        desk.noticed(left);
        assertThat(noticed).containsExactly(left);
    }

    @Test
    void every_feature_hears_who_was_asked_to_write_directly() {
        platform.readableBy(new Readers(true, Readers.Outside.NOBODY));
        ada.asks("first");
        assertThat(ada.sees()).contains("write to me directly");
        assertThat(directly).extracting(request -> request.caller().user()).containsExactly(ada.id());
        ada.asks("nothing");
        assertThat(directly).hasSize(1);
    }

    @Test
    void what_somebody_was_about_to_do_is_done_after_the_question_and_shown_in_its_place() {
        first = call -> {
            call.goOnWith(Invocation.of("second").with("country", "l7"));
            return said("thank you");
        };
        second = call -> said("went on with " + call.find(COUNTRY).orElseThrow() + " in event " + call.event());
        ada.asks("first");
        assertThat(ada.sees()).startsWith("went on with l7 in event ").matches(".* [0-9a-v]{25}");
    }

    @Test
    void a_form_that_comes_next_stands_below_the_thanks() {
        first = call -> {
            call.goOnWith(Invocation.of("second"));
            return said("thank you");
        };
        second = call -> new Reply.Ask(
                new Form("title", List.of(new Field.Short("note", "note", true, 10)), Invocation.of("second")));
        ada.asks("first");
        assertThat(ada.form()).isPresent();
        assertThat(ada.everSaw()).contains("thank you");
    }

    @Test
    void what_comes_next_passes_every_check_of_its_own() {
        for (Map.Entry<Invocation, String> next : Map.of(
                        Invocation.of("gone"), "I don’t know “gone”",
                        Invocation.of("guarded"), "for moderators",
                        Invocation.of("second").with("country", "x"), "“x”")
                .entrySet()) {
            first = call -> {
                call.goOnWith(next.getKey());
                return said("thank you");
            };
            assertThat(ada.asks("first").sees()).contains(next.getValue());
        }
        assertThat(done).isEmpty();
    }

    @Test
    void what_is_true_in_any_case_stays_though_the_rest_leaves_no_trace() {
        first = call -> {
            call.inAnyCase(() -> remember("in any case"));
            remember("undone");
            call.leaveNoTrace();
            return said("refused");
        };
        ada.asks("first").isHeardTwice();
        assertThat(ledger()).containsExactly("in any case");
        first = call -> {
            call.inAnyCase(() -> remember("kept with the rest"));
            return said("done");
        };
        ada.asks("first");
        assertThat(ledger()).hasSize(3).contains("in any case", "kept with the rest");
    }

    @Test
    void an_event_is_known_again_for_thirty_days() {
        assertThat(ada.asks("first").sees()).isEqualTo("first");
        LedgerRetention retention = new LedgerRetention(database);
        clock.forward(Duration.ofDays(30));
        retention.run(clock.instant());
        assertThat(ada.isHeardTwice().sees()).contains("already done");
        clock.forward(Duration.ofSeconds(1));
        retention.run(clock.instant());
        assertThat(ada.isHeardTwice().sees()).isEqualTo("first");
        assertThat(retention.kind()).isEqualTo("ledger-retention");
    }

    @Test
    void a_failure_of_the_command_itself_is_never_taken_for_a_repetition() {
        first = call -> {
            database.with(handle -> handle.execute("INSERT INTO vault_key (owner, wrapped) VALUES ('g:a', X'00')"));
            return said("once");
        };
        assertThat(ada.asks("first").sees()).isEqualTo("once");
        assertThat(ada.asks("first").sees()).contains("nothing was saved");
    }

    @Test
    void what_only_reads_says_that_something_broke_and_not_that_something_was_lost() {
        second = call -> {
            throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
        };
        try (LogLines lines = LogLines.everything()) {
            assertThat(ada.asks("reading").sees()).contains("Something broke");
            assertThat(lines.text())
                    .contains("java.lang.IllegalStateException at org.circlekeeper.command.DeskOnTheSideTest")
                    .contains(" by java.lang.IllegalArgumentException at org.circlekeeper.command.DeskOnTheSideTest")
                    .doesNotContain("outer", "inner");
        }
        assertThat(counted("reading", "failed")).isEqualTo(1);
    }

    @Test
    void a_trouble_within_a_trouble_within_a_trouble_is_told_five_deep() {
        Throwable deep = new IllegalStateException("0");
        for (int depth = 1; depth < 8; depth++) {
            deep = new IllegalStateException(String.valueOf(depth), deep);
        }
        assertThat(Trouble.in(deep).split(" by ", -1)).hasSize(5);
    }

    @Test
    void every_outcome_is_counted_by_command_and_names_nobody() {
        ada.asks("first").asks("first", "country", "x").asks("nothing").asks("guarded");
        assertThat(counted("first", "answered")).isEqualTo(1);
        assertThat(counted("first", "not-understood")).isEqualTo(1);
        assertThat(counted("unknown", "unknown")).isEqualTo(1);
        assertThat(counted("guarded", "refused")).isEqualTo(1);
    }

    @Test
    void a_long_list_of_what_can_be_chosen_is_cut_and_says_so() {
        String many = ada.asks("first", "country", "x").sees();
        assertThat(many).contains("l0 (Land 0), ", "l11 (Land 11), …").doesNotContain("l12");
        assertThat(ada.asks("first", "colour", "red").sees())
                .contains("“colour”", "country")
                .doesNotContain("note");
        assertThat(ada.asks("guarded", "colour", "red").sees()).contains("for moderators");
        ada.as(Role.MODERATOR);
        assertThat(ada.asks("guarded", "colour", "red").sees()).contains("takes no options");
        assertThat(ada.asks("first", "note", "far too long a note").sees()).contains("“note”");
        assertThat(ada.asks("first", "in", "somewhere", "page", "2").sees()).isEqualTo("first");
    }

    @Test
    void what_was_typed_is_repeated_up_to_forty_characters_and_the_rest_is_cut() {
        String forty = "x".repeat(40);
        assertThat(ada.asks(forty).sees()).contains("“" + forty + "”");
        assertThat(ada.asks(forty + "x").sees()).contains("“" + "x".repeat(20) + "…”");
    }

    @Test
    void a_word_two_slips_away_is_offered_and_one_three_away_is_not() {
        assertThat(ada.asks("frist").sees()).contains("[/first]");
        assertThat(ada.asks("fisrts").sees()).contains("[/first]");
        assertThat(ada.asks("fxxxt").sees()).doesNotContain("[/first]");
        assertThat(ada.asks("firstxyz").sees()).doesNotContain("[/first]");
        assertThat(ada.asks("walk").sees()).contains("[/walk fast]", "[/walk slowly]");
        assertThat(ada.lastMessage().choices().get(0).label()).as("in order").isEqualTo("/walk fast");
    }

    @Test
    void a_way_on_stays_with_the_group_it_was_about() {
        first = call -> said("leads to " + group(call.next("second")));
        assertThat(ada.asks("first").sees()).isEqualTo("leads to none");
        assertThat(ada.asks("first", "in", "chosen").sees()).isEqualTo("leads to chosen");
        first = call -> {
            call.isAbout("meant");
            return said("leads to " + group(call.next("second")) + " from "
                    + call.chosenGroup().orElseThrow());
        };
        assertThat(ada.asks("first", "in", "chosen").sees()).isEqualTo("leads to meant from chosen");
    }

    private static String group(Invocation way) {
        return Optional.ofNullable(way.arguments().get(Call.GROUP))
                .map(Parameter::heard)
                .orElse("none");
    }

    @Test
    void the_menu_says_what_each_command_and_option_is_for_in_every_language() {
        Menu menu = desk.menu();
        assertThat(menu.commands())
                .extracting(command -> command.name().text())
                .containsExactlyInAnyOrder("first", "second", "reading", "guarded", "walk fast", "walk slowly");
        assertThat(menu.languages()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
        CommandSpec what = CommandSpec.personal("privacy what", Effect.READS);
        assertThat(menu.describe(what, Locale.ENGLISH)).startsWith("What is kept about you");
        assertThat(menu.describe(what, Locale.GERMAN)).isNotEmpty().doesNotContain("What is kept");
        assertThat(menu.describe(COUNTRY, Locale.ENGLISH)).isNotEmpty();
        assertThat(menu.options(COUNTRY, Locale.ENGLISH)).hasSize(40);
        assertThat(menu.say(Locale.ENGLISH, "desk.help_choice")).isEqualTo("What I can do");
        assertThat(what.asking().asks()).isTrue();
        assertThat(what.asks()).isFalse();
    }

    @Test
    void whoever_keeps_nothing_shows_nothing() {
        assertThat(PersonalData.NOTHING.show(new org.circlekeeper.vault.Owner.Person("g", "p")))
                .isEqualTo(Export.nothing());
        Export part = new Export("checkin.export", List.of()).leavingOut("checkin.health_left_out");
        assertThat(part.leftOut()).contains("checkin.health_left_out");
        assertThat(part.section()).isEqualTo("checkin.export");
    }

    @Test
    void a_language_that_cannot_be_looked_up_is_the_clients() {
        platform.start(new CommandDesk(
                List.of(),
                new Catalogue(),
                user -> {
                    throw new IllegalStateException();
                },
                database,
                vault,
                clock,
                meters));
        assertThat(ada.speaking(Locale.GERMAN).asks("nothing").sees()).contains("kenne ich nicht");
    }

    @Test
    void pages_of_several_answers_are_turned_each_for_itself_and_carry_no_words_of_anybody() {
        Message many = Message.of("pick")
                .offering(IntStream.range(0, 26)
                        .mapToObj(one -> new org.circlekeeper.chat.Choice("c" + one, Invocation.of("second")))
                        .toList());
        first = call -> new Reply.Several(List.of(said("before"), Reply.privately(many)));
        Invocation asked = Invocation.of("first")
                .with("note", new Argument.Private(new PrivateText("quiet")))
                .with("page", "1");
        Reply.Several both = (Reply.Several) desk.answer(new Request(
                "several", new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH), place(), asked, Optional.empty()));
        Message page = ((Reply.Answer) both.replies().get(1)).message();
        assertThat(page.choices()).hasSize(4);
        assertThat(page.choices().get(3).then().arguments()).containsOnlyKeys("page");
        assertThat(PlainText.of(page)).contains("[Back]").doesNotContain("[More]");
    }

    private List<Suggestion> suggested(String command, String parameter, String begun) {
        return desk.suggest(
                new Typing(new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH), place(), command, parameter, begun));
    }

    private static Place place() {
        return new Place(
                RoomId.standingAlone(InMemoryPlatform.NAME, "room"),
                Optional.empty(),
                Place.Kind.ROOM,
                new Readers(false, Readers.Outside.NOBODY));
    }

    private static Reply said(String what) {
        return Reply.privately(Message.of(what));
    }

    private void remember(String what) {
        database.with(handle -> handle.createUpdate("MERGE INTO ledger (event, at) VALUES (:event, :at)")
                .bind("event", what)
                .bind("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .execute());
    }

    private List<String> ledger() {
        return database.with(handle -> handle.createQuery("SELECT event FROM ledger")
                .mapTo(String.class)
                .list());
    }

    private double counted(String command, String outcome) {
        return meters.get("circlekeeper.commands")
                .tags("command", command, "outcome", outcome)
                .counter()
                .count();
    }

    private CommandDesk desk() {
        Feature feature = new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(
                        new Told(
                                CommandSpec.personal("first", Effect.CHANGES, COUNTRY, NOTE),
                                call -> first.apply(call)),
                        new Told(CommandSpec.personal("second", Effect.CHANGES, COUNTRY), call -> second.apply(call)),
                        new Told(CommandSpec.personal("reading", Effect.READS), call -> second.apply(call)),
                        new Told(CommandSpec.personal("walk slowly", Effect.READS), call -> said("slowly")),
                        new Told(CommandSpec.personal("walk fast", Effect.READS), call -> said("fast")),
                        new Told(
                                new CommandSpec(
                                        Name.of("guarded"), Role.MODERATOR, false, false, Effect.CHANGES, List.of()),
                                call -> {
                                    done.add("guarded");
                                    return said("guarded");
                                }));
            }

            @Override
            public PersonalData personalData() {
                return PersonalData.NOTHING;
            }

            @Override
            public void askedToWriteDirectly(Request request) {
                directly.add(request);
            }

            @Override
            public void noticed(Event event) {
                noticed.add(event);
            }
        };
        return new CommandDesk(
                List.of(feature), new Catalogue(), user -> Optional.empty(), database, vault, clock, meters);
    }

    /** A command that does what the test says. */
    private record Told(CommandSpec spec, Function<Call, Reply> what) implements Command {
        @Override
        public Reply run(Call call) {
            return what.apply(call);
        }
    }
}
