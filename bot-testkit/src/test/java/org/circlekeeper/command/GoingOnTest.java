package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.command.TestDesk.COUNTRY;
import static org.circlekeeper.command.TestDesk.place;
import static org.circlekeeper.command.TestDesk.said;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.junit.jupiter.api.Test;

/** What the desk does after an answer, and what it keeps in any case. */
class GoingOnTest {
    private final TestDesk at = new TestDesk();
    private final Person ada = at.ada;

    @Test
    void what_happened_on_a_platform_reaches_every_feature() {
        Event left = new Event.MemberLeft(ada.id(), RoomId.standingAlone(InMemoryPlatform.NAME, "room"));
        at.desk.noticed(left);
        assertThat(at.noticed).containsExactly(left);
    }

    @Test
    void every_feature_hears_who_was_asked_to_write_directly() {
        at.platform.readableBy(new Readers(true, Readers.Outside.NOBODY));
        ada.asks("first");
        assertThat(ada.sees()).contains("write to me directly");
        assertThat(at.directly).extracting(request -> request.caller().user()).containsExactly(ada.id());
        ada.asks("nothing");
        assertThat(at.directly).hasSize(1);
    }

    @Test
    void what_somebody_was_about_to_do_is_done_after_the_question_and_shown_in_its_place() {
        at.first = call -> {
            call.goOnWith(Invocation.of("second").with("country", "l7"));
            return said("thank you");
        };
        at.second = call -> said("went on with " + call.find(COUNTRY).orElseThrow() + " in event " + call.event());
        ada.asks("first");
        assertThat(ada.sees()).startsWith("went on with l7 in event ").matches(".* [0-9a-v]{25}");
    }

    @Test
    void a_form_that_comes_next_stands_below_the_thanks() {
        at.first = call -> {
            call.goOnWith(Invocation.of("second"));
            return said("thank you");
        };
        at.second = call -> new Reply.Ask(
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
            at.first = call -> {
                call.goOnWith(next.getKey());
                return said("thank you");
            };
            assertThat(ada.asks("first").sees()).contains(next.getValue());
        }
        assertThat(at.done).isEmpty();
    }

    @Test
    void what_is_true_in_any_case_stays_though_the_rest_leaves_no_trace() {
        at.first = call -> {
            call.inAnyCase(() -> at.remember("in any case"));
            at.remember("undone");
            call.leaveNoTrace();
            return said("refused");
        };
        ada.asks("first").isHeardTwice();
        assertThat(at.ledger()).containsExactly("in any case");
        at.first = call -> {
            call.inAnyCase(() -> at.remember("kept with the rest"));
            return said("done");
        };
        ada.asks("first");
        assertThat(at.ledger()).hasSize(3).contains("in any case", "kept with the rest");
    }

    @Test
    void an_event_is_known_again_for_thirty_days() {
        assertThat(ada.asks("first").sees()).isEqualTo("first");
        LedgerRetention retention = new LedgerRetention(at.database);
        at.clock.forward(Duration.ofDays(30));
        retention.run(at.clock.instant());
        assertThat(ada.isHeardTwice().sees()).contains("already done");
        at.clock.forward(Duration.ofSeconds(1));
        retention.run(at.clock.instant());
        assertThat(ada.isHeardTwice().sees()).isEqualTo("first");
        assertThat(retention.kind()).isEqualTo("ledger-retention");
    }

    @Test
    void a_failure_of_the_command_itself_is_never_taken_for_a_repetition() {
        at.first = call -> {
            at.database.with(handle ->
                    handle.execute("INSERT INTO vault_key (owner, wrapped) VALUES ('g:a', ?)", new byte[] {0}));
            return said("once");
        };
        assertThat(ada.asks("first").sees()).isEqualTo("once");
        assertThat(ada.asks("first").sees()).contains("nothing was saved");
    }

    @Test
    void a_way_on_stays_with_the_group_it_was_about() {
        at.first = call -> said("leads to " + group(call.next("second")));
        assertThat(ada.asks("first").sees()).isEqualTo("leads to none");
        assertThat(ada.asks("first", "in", "chosen").sees()).isEqualTo("leads to chosen");
        at.first = call -> {
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
    void pages_of_several_answers_are_turned_each_for_itself_and_carry_no_words_of_anybody() {
        Message many = Message.of("pick")
                .offering(IntStream.range(0, 26)
                        .mapToObj(one -> new org.circlekeeper.chat.Choice("c" + one, Invocation.of("second")))
                        .toList());
        at.first = call -> new Reply.Several(List.of(said("before"), Reply.privately(many)));
        Invocation asked = Invocation.of("first")
                .with("note", new Argument.Private(new PrivateText("quiet")))
                .with("page", "1");
        Reply.Several both = (Reply.Several) at.desk.answer(new Request(
                "several", new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH), place(), asked, Optional.empty()));
        Message page = ((Reply.Answer) both.replies().get(1)).message();
        assertThat(page.choices()).hasSize(4);
        assertThat(page.choices().get(3).then().arguments()).containsOnlyKeys("page");
        assertThat(PlainText.of(page)).contains("[Back]").doesNotContain("[More]");
    }
}
