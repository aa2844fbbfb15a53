package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Message;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.testkit.Unasked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A moderator thinks of somebody, on Discord. */
final class OfferStoryTest {
    private static final String MENU = "Offer resources";
    private static final String ROOM = "Put the button in this room";
    private static final String NOTE = "Send a note, if they allow it";

    private static OnDiscord stage;

    @BeforeAll
    static void a_server_with_a_group() {
        stage = OnDiscord.withGroup();
    }

    @BeforeEach
    void a_day_later() {
        stage.clock.forward(Duration.ofDays(1));
    }

    @AfterAll
    static void nothing_sent_was_against_discords_rules() {
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
    }

    private static DiscordPerson joined(String name) {
        DiscordPerson person = stage.member(name);
        person.asks("checkin now").presses("Yes, keep it").sees();
        return person;
    }

    private static DiscordPerson allowing(String name) {
        DiscordPerson person = joined(name);
        assertThat(person.asks("settings", "offers", "private").sees()).contains("private note");
        return person;
    }

    private static List<ShownMessage> room() {
        return stage.moderator("reader").inChannel(stage.server, "general");
    }

    /** What the sender reads after a note was sent, and what the other person then got. */
    private static String offersNote(DiscordPerson sender, DiscordPerson to) {
        String answer = sender.picksFromMenu(MENU, to).presses(NOTE).sees();
        stage.postman.deliverDue();
        return answer;
    }

    @Test
    void both_menus_and_the_slash_command_show_a_preview_to_the_moderator_alone() {
        DiscordPerson mo = stage.moderator("mo");
        DiscordPerson ada = joined("ada");
        ShownMessage said = ada.says("rough week");
        int before = room().size();
        List<String> previews = new ArrayList<>();
        previews.add(mo.picksFromMenu(MENU, ada).sees());
        previews.add(mo.picksFromMenu(MENU, said).sees());
        previews.add(mo.asks("offer", "to", "ada").sees());
        assertThat(previews)
                .allSatisfy(preview -> assertThat(preview)
                        .contains("Everybody in this room would see:", "One person alone would see this")
                        .contains("[" + ROOM + "]", "[" + NOTE + "]")
                        .doesNotContain("rough week"));
        assertThat(previews.stream().distinct()).hasSize(1);
        assertThat(mo.last().isEphemeral()).isTrue();
        assertThat(room()).hasSize(before);
        stage.postman.deliverDue();
        assertThat(ada.directMessages()).isEmpty();
    }

    @Test
    void the_button_in_the_channel_names_nobody_and_helps_whoever_presses_it() {
        DiscordPerson mo = stage.moderator("mo");
        ShownMessage said = stage.member("bea").says("I cannot sleep");
        int before = room().size();
        assertThat(mo.picksFromMenu(MENU, said).presses(ROOM).sees()).contains("The button is in the room");
        assertThat(room()).hasSize(before + 1);
        ShownMessage button = room().get(before);
        assertThat(button.text()).startsWith("A small note, for anyone");
        assertThat(button.json().toString())
                .doesNotContain(mo.id(), said.id(), "interaction", "message_reference", "I cannot sleep");
        assertThat(stage.discord.requests())
                .filteredOn(request -> request.body().path("content").asText().startsWith("A small note"))
                .allMatch(request -> request.path().endsWith("/messages"));
        DiscordPerson anybody = stage.member("anybody");
        anybody.presses(button, "Show me numbers");
        assertThat(anybody.sawForm()).isTrue();
        assertThat(anybody.fills("country", "Spain").sends().sees()).contains("024");
        assertThat(anybody.last().isEphemeral()).isTrue();
        assertThat(room()).hasSize(before + 1);
    }

    @Test
    void a_note_arrives_as_a_direct_message_that_a_lock_screen_may_show() {
        DiscordPerson cleo = allowing("cleo");
        String answer = offersNote(stage.moderator("mo1"), cleo);
        assertThat(answer).contains("It was passed on, or that was not possible");
        assertThat(cleo.directMessages()).hasSize(1);
        ShownMessage note = cleo.directMessages().get(0);
        Unasked.mustBeginNeutrally(Message.of(note.text()));
        assertThat(note.labels()).containsExactly("Show me numbers", "Not for me", "Never again", "This felt wrong");
        cleo.inDirect().presses("Show me numbers");
        assertThat(cleo.fills("country", "Ireland").sends().sees()).contains("116 123");
    }

    @Test
    void the_sender_reads_the_same_whatever_became_of_it() {
        DiscordPerson open = allowing("open");
        DiscordPerson closed = allowing("closed");
        closed.closesMessages();
        DiscordPerson never = allowing("never");
        never.asks("settings", "offers", "never").sees();
        DiscordPerson quiet = joined("quiet");
        DiscordPerson stranger = stage.member("stranger");
        List<String> answers = new ArrayList<>();
        int sender = 0;
        for (DiscordPerson to : List.of(open, closed, never, quiet, stranger)) {
            answers.add(offersNote(stage.moderator("team" + sender++), to));
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(open.directMessages()).hasSize(1);
        assertThat(List.of(closed, never, quiet, stranger))
                .allSatisfy(to -> assertThat(to.directMessages()).isEmpty());
    }

    @Test
    void a_note_can_be_declined_refused_for_ever_or_marked() {
        DiscordPerson declines = allowing("declines");
        DiscordPerson refuses = allowing("refuses");
        DiscordPerson marks = allowing("marks");
        List<DiscordPerson> all = List.of(declines, refuses, marks);
        all.forEach(one -> offersNote(stage.moderator("mo2"), one));
        assertThat(declines.presses("Not for me").sees()).contains("That is fine", "nobody is told");
        assertThat(refuses.presses("Never again").sees()).contains("in any group", "[Allow them again]");
        assertThat(marks.presses("This felt wrong").sees()).contains("Thank you for saying so");
        assertThat(marks.presses(marks.directMessages().get(0), "This felt wrong")
                        .sees())
                .isNotEmpty();
        assertThat(stage.rows()).containsEntry("OFFER_MARK", 1L);
        stage.clock.forward(Duration.ofDays(8));
        offersNote(stage.moderator("mo3"), refuses);
        assertThat(refuses.directMessages()).noneMatch(message -> message.text().contains("mo3"));
        assertThat(notes(refuses)).isEqualTo(1);
        assertThat(stage.owner("owen").asks("setup").sees()).contains("One note felt wrong");
    }

    private static long notes(DiscordPerson person) {
        return person.directMessages().stream()
                .filter(message -> message.text().contains("You have a note"))
                .count();
    }

    @Test
    void members_do_not_find_it_and_who_lost_the_role_cannot_press_on() {
        DiscordPerson dan = joined("dan");
        DiscordPerson to = allowing("fay");
        assertThatThrownBy(() -> dan.picksFromMenu(MENU, to)).hasMessageContaining("hidden");
        assertThatThrownBy(() -> dan.asks("offer", "to", "fay")).hasMessageContaining("hidden");
        DiscordPerson once = stage.moderator("once");
        once.picksFromMenu(MENU, to).sees();
        stage.server.with(once);
        assertThat(once.presses(NOTE).sees()).contains("for moderators");
        stage.postman.deliverDue();
        assertThat(to.directMessages()).isEmpty();
    }

    @Test
    void the_menu_is_named_in_the_moderators_language() {
        String commands = stage.bodies().stream()
                .filter(body -> body.startsWith("PUT"))
                .findFirst()
                .orElseThrow();
        assertThat(commands).contains("\"name\":\"Offer resources\"", "Auf Hilfetelefone hinweisen");
    }
}
