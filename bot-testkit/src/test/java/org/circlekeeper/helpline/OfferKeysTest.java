package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of an offer once it is forgotten: neither its row nor the key that opened it. */
final class OfferKeysTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person mo = bot.person("mo").as(Role.MODERATOR);
    private final Person bea = bot.person("bea");
    private long keys;

    @BeforeEach
    void bea_got_a_note() {
        bea.asks("checkin now", "kind", "weather", "feeling", "fog").picks("Yes");
        bea.asks("settings", "offers", "private");
        keys = keys();
        mo.asksAbout(bea, "offer").picks("Send a note");
        assertThat(bea.notes()).hasSize(1);
        assertThat(keys()).isEqualTo(keys + 1);
    }

    @Test
    void whoever_is_forgotten_takes_the_key_of_what_they_got_along() {
        bea.asks("privacy forget");
        bea.presses(bea.lastMessage().choices().get(0));
        assertThat(keys())
                .as("gone are theirs and the note's; the record of nobody in its place has one")
                .isEqualTo(keys);
    }

    @Test
    void after_thirty_days_the_key_goes_with_the_record() {
        for (int day = 0; day < 32; day++) {
            bot.aDayPasses();
        }
        assertThat(bot.rows()).containsEntry("OFFER", 0L);
        assertThat(keys()).isLessThanOrEqualTo(keys);
    }

    @Test
    void a_group_that_is_gone_takes_its_offers_their_keys_and_their_marks_along() {
        bea.picksFromNote("This felt wrong");
        assertThat(bot.rows()).containsEntry("OFFER_MARK", 1L);
        bot.bot().desk().noticed(new Event.GroupGone(RoomId.standingAlone(InMemoryPlatform.NAME, "room")));
        for (int day = 0; day < 8; day++) {
            bot.aDayPasses();
        }
        Map<String, Long> rows = bot.rows();
        assertThat(rows).containsEntry("OFFER", 0L).containsEntry("OFFER_MARK", 0L);
        assertThat(keys()).isZero();
    }

    private long keys() {
        return bot.rows().get("VAULT_KEY");
    }
}
