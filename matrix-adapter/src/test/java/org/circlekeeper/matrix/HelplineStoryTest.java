package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody needs a number, on Matrix. */
final class HelplineStoryTest {
    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "helpline country", "0800 1110111", "TelefonSeelsorge", "Nobody here has tried");
    }

    private static String number(PersonOnSynapse person) {
        return person.sees().lines().limit(4).reduce("", (one, two) -> one + "\n" + two);
    }

    @Test
    void a_stranger_gets_the_number_at_once_and_leaves_no_trace() {
        PersonOnSynapse ada = stage.stranger("ada");
        Map<String, Long> before = stage.rows();
        ada.says("helpline germany");
        assertThat(number(ada)).contains("0800 1110111");
        assertThat(ada.sees()).contains("112", "Nobody here has tried calling", "More about these", "Another country");
        assertThat(ada.picks("More about these").sees()).contains("TelefonSeelsorge", "listed by");
        Map<String, Long> after = stage.rows();
        after.put("NOTEBOOK", before.get("NOTEBOOK"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void crisis_is_another_word_and_without_a_country_it_asks() {
        PersonOnSynapse ada = stage.stranger("ada");
        assertThat(ada.says("Crisis").sees()).contains("Which country are you in?");
        ada.says("New Zealand");
        assertThat(number(ada)).contains("1737");
        assertThat(ada.picks("Another country").sees()).contains("Which country are you in?");
        ada.says("🇮🇪");
        assertThat(number(ada)).contains("116 123");
    }

    @Test
    void a_slip_of_the_finger_is_understood() {
        PersonOnSynapse ada = stage.stranger("ada");
        assertThat(ada.says("helplin germany").sees()).contains("I don’t know “helplin”", "helpline");
        assertThat(ada.says("!ck helpline Germny").sees()).contains("Germany");
        assertThat(ada.says("1").sees()).contains("0800 1110111");
        assertThat(ada.says("/helpline DE").sees()).contains("0800 1110111");
    }

    @Test
    void asked_for_in_the_room_it_is_answered_to_that_person_alone() {
        PersonOnSynapse ada = stage.member("ada");
        stage.bea.look();
        ada.asksIn(stage.room, "helpline germany");
        assertThat(number(ada)).contains("0800 1110111");
        ada.asksIn(stage.room, "crisis");
        assertThat(ada.sees()).contains("Which country are you in?");
        ada.says("Ireland");
        assertThat(number(ada)).contains("116 123");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
    }

    @Test
    void somebody_who_never_wrote_to_it_is_invited_to_an_encrypted_room_for_the_answer() {
        PersonOnSynapse ada = stage.member("ada");
        ada.client.leave(ada.direct);
        ada.asksIn(stage.room, "helpline germany");
        String opened = ada.client
                .awaitRoom(room -> room.members().size() == 2
                        && room.members().containsKey(stage.here.bot.user())
                        && room.encrypted()
                        && room.membership().equals("join"))
                .id();
        assertThat(opened).isNotEqualTo(ada.direct);
        assertThat(ada.client
                        .awaitMessage(opened, stage.here.bot.user(), "0800 1110111")
                        .isTrusted())
                .isTrue();
    }
}
