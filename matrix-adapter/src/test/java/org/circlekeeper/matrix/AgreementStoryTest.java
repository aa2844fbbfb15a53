package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.circlekeeper.matrix.testkit.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A group writes down what it agrees on, on Matrix. */
final class AgreementStoryTest {
    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();
    private final PersonOnSynapse mo = stage.mo;
    private final String room = mo.makesRoom("another circle", stage.bea);

    AgreementStoryTest() {
        mo.asksIn(room, "setup age:adults");
    }

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "Who can brings cake", "What we agreed on", "You accepted version", "version of what we agreed");
    }

    private void publishes() {
        mo.asksIn(room, "agreement draft").picks("Publish as interim version");
    }

    @Test
    void a_moderator_drafts_in_the_room_of_the_two_and_publishes_to_all() {
        PersonOnSynapse ada = stage.member("ada", room);
        assertThat(ada.asksIn(room, "rules").sees())
                .contains("has not written down")
                .doesNotContain("Start a draft");
        stage.bea.look();
        assertThat(mo.asksIn(room, "agreement draft").sees()).contains("This is the draft", "You can always pass");
        assertThat(mo.picks("A point of our own").sees()).contains("What it is called, in a few words");
        assertThat(mo.says("Cake").sees()).contains("What it says; everybody here will read it");
        assertThat(mo.says("Who can brings cake.").sees())
                .contains("The draft is changed", "Cake. Who can brings cake.");
        assertThat(stage.bea.seesIn(room)).isEmpty();
        mo.picks("Publish as interim version");
        Seen announced = stage.bea.latest(room).get(0);
        assertThat(stage.bea.latest(room)).hasSize(1);
        assertThat(announced.body()).contains("There is a new version of what we agreed on", "1. Read it");
        assertThat(announced.content().toString()).doesNotContain(mo.client.user(), "m.in_reply_to");

        assertThat(ada.asksIn(room, ada.numberOf("Read it", room)).sees())
                .contains("What we agreed on, version 1", "interim", "Share the air", "Cake");
        assertThat(stage.bea.latest(room)).hasSize(1);
    }

    @Test
    void somebody_says_yes_to_it_and_nobody_else_is_told() {
        publishes();
        PersonOnSynapse ada = stage.member("ada", room);
        stage.bea.look();
        ada.asksIn(room, "agreement accept");
        assertThat(stage.bea.seesIn(room))
                .contains("Please write to me directly")
                .doesNotContain("accepted");
        ada.says("agreement accept").picks("Group 1");
        assertThat(ada.sees()).contains("May I keep which version");
        assertThat(ada.says("1").sees()).contains("You accepted version 1");
        assertThat(ada.says("agreement history").sees()).contains("Version 1", "You accepted it on");
        assertThat(ada.asksIn(room, "rules").sees()).contains("What we agreed on, version 1");
        assertThat(stage.bea.asksIn(room, "agreement history").sees()).doesNotContain("You accepted");
    }

    @Test
    void a_member_finds_nothing_to_draft_with_and_a_moderator_no_more_publishes_nothing() {
        PersonOnSynapse ada = stage.member("ada", room);
        assertThat(ada.asksIn(room, "agreement draft").sees()).contains("for moderators");
        mo.client.setPowerLevel(room, ada.client.user(), 50);
        ada.client.awaitEvent(
                room,
                seen -> seen.type().equals("m.room.power_levels")
                        && seen.content().path("users").has(ada.client.user()));
        assertThat(ada.asksIn(room, "agreement draft").sees()).contains("This is the draft");
        String publish = ada.numberOf("Publish", ada.direct);
        mo.client.setPowerLevel(room, ada.client.user(), 0);
        mo.asksIn(room, "help");
        assertThat(ada.says(publish).sees()).contains("for moderators");
        assertThat(stage.bea.all(room)).noneMatch(seen -> seen.body().contains("new version"));
    }

    @Test
    void whoever_reads_it_can_say_yes_at_once() {
        publishes();
        PersonOnSynapse ada = stage.member("ada", room);
        ada.asksIn(room, "rules").picks("I accept this");
        assertThat(ada.sees()).contains("May I keep which version");
        assertThat(ada.says("1").sees()).contains("You accepted version 1");
    }
}
