package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.circlekeeper.discord.OnDiscord.sawAll;

import java.util.List;
import java.util.Map;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A group writes down what it agrees on, on Discord. */
final class AgreementStoryTest {
    private static final String PUBLISH = "Publish as interim version";

    private final OnDiscord stage = OnDiscord.withGroup();
    private final DiscordPerson mo = stage.moderator("mo");
    private final DiscordPerson ada = stage.member("ada");

    @AfterEach
    void nothing_sent_was_against_discords_rules() {
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
    }

    private List<ShownMessage> announcements() {
        return ada.inChannel(stage.server, "general").stream()
                .filter(message -> message.text().contains("new version of what we agreed on"))
                .toList();
    }

    private void publishes() {
        sawAll(mo.asks("agreement draft"), "[" + PUBLISH + "]").presses(PUBLISH).sees();
    }

    @Test
    void a_moderator_drafts_with_forms_and_everybody_reads_accepts_and_looks_back() {
        assertThat(ada.asks("rules").sees()).contains("has not written down").doesNotContain("[Start a draft]");
        assertThat(whole(mo.asks("agreement draft"), PUBLISH)).contains("This is the draft", "You can always pass");
        mo.presses("A point of our own");
        assertThat(mo.form()).contains("What it is called, in a few words");
        mo.fills("What it is called, in a few words", "Cake")
                .fills("What it says; everybody here will read it", "Who can brings cake.")
                .sends();
        assertThat(whole(mo, PUBLISH)).contains("The draft is changed", "Cake. Who can brings cake.");
        assertThat(announcements()).isEmpty();
        assertThat(mo.presses(PUBLISH).sees()).contains("Published: version 1, interim");
        assertThat(announcements()).hasSize(1);
        assertThat(announcements().get(0).labels()).containsExactly("Read it", "I accept this");
        assertThat(announcements().get(0).json().toString()).doesNotContain(mo.id(), "interaction");

        assertThat(whole(ada.presses("Read it"), "I accept this"))
                .contains("What we agreed on, version 1", "This version is interim", "Share the air", "Cake");
        assertThat(ada.privately()).allMatch(ShownMessage::isEphemeral);
        Map<String, Long> before = stage.rows();
        assertThat(ada.presses("I accept this").sees()).contains("May I keep which version", "Discord");
        assertThat(stage.rows()).isEqualTo(before);
        assertThat(ada.presses("Yes, keep it").sees()).contains("You accepted version 1");
        assertThat(whole(ada.asks("agreement view"), "Versions")).contains("You have accepted this version");
        assertThat(ada.asks("agreement history").sees()).contains("Version 1", "You accepted it on January 5, 2026");
        assertThat(stage.member("bea").asks("agreement history").sees()).doesNotContain("You accepted");
    }

    /** Everything that was shown to somebody, up to the buttons. */
    private static String whole(DiscordPerson person, String button) {
        sawAll(person, "[" + button + "]");
        return String.join(
                "\n", person.privately().stream().map(ShownMessage::text).toList());
    }

    @Test
    void everybody_reads_it_in_their_own_language_under_both_names() {
        publishes();
        assertThat(whole(ada.speaking("de").asks("rules"), "Fassungen"))
                .contains("Was wir vereinbart haben", "Du darfst immer passen", "vorläufig");
        assertThat(whole(stage.member("luz").speaking("es-ES").asks("agreement view"), "Versiones"))
                .contains("provisional");
    }

    @Test
    void a_second_version_asks_everybody_again_and_says_what_changed() {
        publishes();
        ada.presses("I accept this").presses("Yes, keep it").sees();
        sawAll(mo.asks("agreement draft", "add", "AG-CHAT"), "[" + PUBLISH + "]")
                .presses(PUBLISH)
                .sees();
        assertThat(announcements()).hasSize(2);
        assertThat(ada.asks("agreement history").presses("What changed").sees())
                .contains("From version 1 to version 2", "What the side chat is for.");
        ada.presses(announcements().get(0), "I accept this");
        assertThat(ada.sees()).contains("Version 2 is in force now");
        assertThat(ada.presses("I accept this").sees()).contains("You accepted version 2");
    }

    @Test
    void a_member_finds_nothing_to_draft_with_and_an_old_button_helps_nobody() {
        assertThat(ada.asks("agreement draft").sees()).contains("for moderators");
        sawAll(mo.asks("agreement draft"), "[" + PUBLISH + "]");
        ShownMessage draft = mo.last();
        stage.server.with(mo);
        assertThat(mo.presses(draft, PUBLISH).sees()).contains("for moderators");
        assertThat(announcements()).isEmpty();
        assertThatThrownBy(() -> ada.presses(draft, PUBLISH)).isInstanceOf(AssertionError.class);
    }
}
