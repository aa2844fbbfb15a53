package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.circlekeeper.matrix.testkit.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody wants to know what is kept about them, takes it along, and has it forgotten, on Matrix. */
final class PrivacyStoryTest {
    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "Inner weather", "This is kept about you", "consent.export", "All of it is deleted");
    }

    private PersonOnSynapse noted(String name) {
        PersonOnSynapse person = stage.agreed(name);
        person.says("checkin now kind:weather feeling:fog");
        return person;
    }

    @Test
    void what_is_kept_can_be_read_taken_along_and_taken_back() throws Exception {
        PersonOnSynapse ada = noted("ada");
        stage.bea.look();
        assertThat(ada.says("privacy what").sees()).contains("This is kept about you here", "Your check-ins, since");
        ada.picks("Take it along");
        assertThat(ada.sees()).contains("Inner weather", "Fog");
        String json = ada.sees().substring(ada.sees().indexOf('{'), ada.sees().lastIndexOf('}') + 1);
        assertThat(new ObjectMapper().readTree(json).has("consent.export")).isTrue();
        assertThat(ada.says("privacy consent").sees()).contains("check-ins: yes");
        assertThat(ada.picks("Take back: check-ins").sees()).contains("Your check-ins are deleted");
        assertThat(ada.says("checkin history").sees()).doesNotContain("Fog");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
    }

    @Test
    void forgetting_leaves_not_one_row() {
        PersonOnSynapse ada = stage.member("ada");
        ada.asksIn(stage.room, "help");
        Map<String, Long> before = rows();
        ada.asksIn(stage.room, "checkin now");
        ada.says("checkin now").picks("Group 1").picks("Yes, keep it");
        ada.says("checkin now kind:weather feeling:fog");
        assertThat(rows()).isNotEqualTo(before);
        assertThat(ada.says("privacy forget").sees()).contains("Shall I forget everything about you?");
        assertThat(ada.picks("Forget me everywhere here").sees()).contains("Done. All of it is deleted");
        assertThat(rows()).isEqualTo(before);
        assertThat(ada.says("privacy what").sees()).contains("Nothing is kept about you here");
    }

    /** All but the marks that something was done already, and which number means what: those name nobody. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = stage.rows();
        rows.remove("LEDGER");
        rows.remove("NOTEBOOK");
        return rows;
    }

    @Test
    void hiding_takes_the_bots_messages_back_for_everybody_and_from_the_server() {
        PersonOnSynapse cleo = noted("cleo");
        cleo.says("checkin history");
        Seen shown = cleo.latest(cleo.direct).get(0);
        assertThat(shown.body()).contains("Fog");
        assertThat(cleo.says("hide").sees()).contains("Done. My last messages to you are taken away here.");
        cleo.client.awaitEvent(cleo.direct, seen -> seen.id().equals(shown.id()) && seen.redacted());
        assertThat(cleo.all(cleo.direct))
                .singleElement()
                .satisfies(left -> assertThat(left.body()).contains("taken away"));
        assertThat(cleo.says("hide").sees()).contains("Done.");
    }

    @Test
    void where_there_is_nothing_to_take_back_that_is_said() {
        PersonOnSynapse ada = stage.stranger("ada");
        assertThat(ada.says("hide").sees()).contains("I find no messages of mine to take away here.");
    }

    @Test
    void anybody_learns_who_can_read_here_and_what_it_can_do_in_words_that_can_be_typed() {
        PersonOnSynapse eve = stage.member("eve");
        assertThat(eve.says("about").sees()).contains("I am a bot (the program is called Circlekeeper)");
        assertThat(eve.says("help").sees())
                .contains("!ck helpline finds", "!ck checkin now", "!ck privacy what")
                .doesNotContain("/helpline", "/checkin", "/privacy");
        assertThat(eve.asksIn(stage.room, "help").sees()).contains("!ck helpline");
    }

    @Test
    void a_language_that_was_chosen_is_spoken_from_then_on() {
        PersonOnSynapse dan = noted("dan");
        assertThat(dan.says("settings language:Deutsch").sees()).contains("Sprache: Deutsch");
        assertThat(dan.says("checkin history").sees()).contains("Inneres Wetter: Nebel");
        assertThat(dan.says("help").sees()).contains("Was ich kann", "!ck helpline");
    }
}
