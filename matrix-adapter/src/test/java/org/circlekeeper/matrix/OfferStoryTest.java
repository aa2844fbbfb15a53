package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Target;
import org.circlekeeper.matrix.testkit.Seen;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.Unasked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A moderator thinks of somebody, on Matrix. */
final class OfferStoryTest {
    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "A small note, for anyone", "You have a note here", "Never again", "This felt wrong");
    }

    private PersonOnSynapse allowing(String name) {
        PersonOnSynapse person = stage.agreed(name);
        assertThat(person.says("settings offers:private").sees()).contains("private note");
        return person;
    }

    /** A moderator asks where nobody else reads what they ask; what is told apart here is what becomes of it. */
    private String offersNote(PersonOnSynapse to) {
        Caller moderator =
                new Caller(Names.person("@team-" + UUID.randomUUID() + ":circle.test"), Role.MODERATOR, Locale.ENGLISH);
        Target target = new Target(to.id(), Optional.empty());
        Reply.Answer preview = (Reply.Answer) ask(moderator, Invocation.of("offer"), Optional.of(target));
        Choice note = preview.message().choices().stream()
                .filter(choice -> choice.label().startsWith("Send a note"))
                .findFirst()
                .orElseThrow();
        Reply.Answer answer = (Reply.Answer) ask(moderator, note.then(), Optional.empty());
        to.look();
        stage.postman.deliverDue();
        return PlainText.of(answer.message());
    }

    private Reply ask(Caller caller, Invocation invocation, Optional<Target> about) {
        Place place = new Place(
                Names.room(stage.room), Optional.empty(), Place.Kind.ROOM, new Readers(false, Readers.Outside.NOBODY));
        return stage.bot.desk().answer(new Request(UUID.randomUUID().toString(), caller, place, invocation, about));
    }

    @Test
    void the_offer_in_the_room_names_nobody_and_helps_whoever_types_its_number() {
        PersonOnSynapse ada = stage.member("ada");
        stage.bea.look();
        stage.mo.asksIn(stage.room, "offer");
        Seen offer = stage.bea.latest(stage.room).get(0);
        assertThat(stage.bea.latest(stage.room)).hasSize(1);
        assertThat(offer.body())
                .startsWith("A small note, for anyone")
                .contains("1. Show me numbers", "write !ck and its number here")
                .contains("Or write to me directly");
        assertThat(offer.content().toString()).doesNotContain(stage.mo.client.user(), "m.in_reply_to");
        assertThat(ada.asksIn(stage.room, "1").sees()).contains("Which country are you in?");
        assertThat(ada.says("Spain").sees()).contains("024");
        assertThat(stage.bea.latest(stage.room)).hasSize(1);
    }

    @Test
    void its_number_means_the_offer_also_after_somebody_was_told_to_write_directly() {
        PersonOnSynapse ada = stage.member("ada");
        stage.mo.asksIn(stage.room, "offer");
        ada.asksIn(stage.room, "checkin now");
        assertThat(stage.bea.all(stage.room))
                .last()
                .satisfies(told -> assertThat(told.body())
                        .contains("Please write to me directly", "Helplines: !ck helpline")
                        .doesNotContain("1."));
        assertThat(ada.asksIn(stage.room, "1").sees()).contains("Which country are you in?");
    }

    @Test
    void a_note_comes_to_somebody_who_allows_it_and_a_lock_screen_may_show_it() {
        PersonOnSynapse cleo = allowing("cleo");
        stage.bea.look();
        assertThat(offersNote(cleo)).contains("It was passed on, or that was not possible");
        Seen note = cleo.latest(cleo.direct).get(0);
        assertThat(note.msgtype()).isEqualTo("m.text");
        Unasked.mustBeginNeutrally(Message.of(note.body()));
        assertThat(note.body()).contains("1. Show me numbers", "2. Not for me", "3. Never again", "4. This felt wrong");
        assertThat(cleo.says("1").sees()).contains("Which country are you in?");
        assertThat(cleo.says("Ireland").sees()).contains("116 123");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
    }

    @Test
    void never_again_is_typed_as_a_number_and_kept() {
        PersonOnSynapse dan = allowing("dan");
        offersNote(dan);
        assertThat(dan.picks("Never again").sees()).contains("in any group");
        stage.passes(Duration.ofDays(8));
        offersNote(dan);
        assertThat(dan.sees()).isEmpty();
    }

    @Test
    void the_sender_reads_the_same_whatever_became_of_it() {
        PersonOnSynapse open = allowing("open");
        PersonOnSynapse left = allowing("left");
        left.client.leave(left.direct);
        PersonOnSynapse quiet = stage.agreed("quiet");
        PersonOnSynapse stranger = stage.member("stranger");
        Set<String> answers = new HashSet<>();
        for (PersonOnSynapse to : List.of(open, left, quiet, stranger)) {
            answers.add(offersNote(to));
        }
        assertThat(answers).hasSize(1);
        assertThat(open.sees()).contains("You have a note here");
        assertThat(quiet.sees()).isEmpty();
        assertThat(stranger.sees()).isEmpty();
    }

    @Test
    void a_note_is_taken_back_with_everything_else() {
        PersonOnSynapse fay = allowing("fay");
        offersNote(fay);
        Seen note = fay.latest(fay.direct).get(0);
        fay.says("hide");
        fay.client.awaitEvent(fay.direct, seen -> seen.id().equals(note.id()) && seen.redacted());
        assertThat(fay.all(fay.direct)).hasSize(1);
    }

    @Test
    void who_it_is_for_is_not_typed_where_all_read_it() {
        PersonOnSynapse eve = allowing("eve");
        stage.bea.look();
        assertThat(stage.mo.asksIn(stage.room, "offer to:" + eve.client.user()).sees())
                .contains("Everybody here would read that", "Nothing was sent");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
    }
}
