package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");

    private void notes(String kind, String... feelings) {
        for (String feeling : feelings) {
            ada.asks("checkin now", "kind", kind, "feeling", feeling);
            bot.clock().forward(Duration.ofDays(1));
        }
    }

    private void agrees() {
        ada.asks("checkin now").picks("Yes, keep it");
    }

    @Test
    void somebody_of_whom_nothing_is_held_hears_so() {
        assertThat(ada.asks("checkin history").sees()).contains("Nothing is kept about you here");
    }

    @Test
    void dates_are_listed_in_order_and_dates_without_an_entry_are_not_mentioned() {
        agrees();
        notes("mood5", "3");
        bot.clock().forward(Duration.ofDays(3));
        notes("weather", "fog");
        String seen = ada.asks("checkin history").sees();
        assertThat(seen)
                .containsSubsequence(
                        "What you noted in the last 30 days",
                        "January 5, 2026",
                        "Mood in five steps: In between",
                        "January 9, 2026",
                        "Inner weather: Fog")
                .doesNotContain("January 6", "January 7", "January 8");
    }

    @Test
    void only_the_days_asked_for_are_shown() {
        agrees();
        notes("mood5", "1", "2", "3");
        assertThat(ada.asks("checkin history", "days", "2").sees())
                .contains("In between")
                .doesNotContain("Really hard");
        assertThat(ada.asks("checkin history", "days", "0").sees()).contains("days");
    }

    @Test
    void the_picture_comes_only_when_asked_for_and_says_the_same_in_words() throws IOException {
        agrees();
        notes("mood5", "3", "2");
        notes("weather", "sun");
        notes("mood5", "4");
        ada.asks("checkin history");
        assertThat(pictures()).isEmpty();
        ada.picks("As a picture");
        assertThat(pictures()).hasSize(1);
        Block.Picture picture = pictures().get(0);
        assertThat(picture.alt())
                .isEqualTo("Mood in five steps. January 5, 2026: 3 (In between); January 6, 2026: 2 (Hard);"
                        + " January 8, 2026: 4 (Good).");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.png()))).isNotNull();
        assertThat(ada.picks("In words").sees()).contains("Inner weather: Sun");
    }

    private List<Block.Picture> pictures() {
        return ada.lastMessage().blocks().stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .toList();
    }

    @Test
    void what_has_no_order_is_not_drawn() {
        agrees();
        notes("weather", "sun");
        assertThat(ada.asks("checkin history").sees()).doesNotContain("[As a picture]");
        assertThat(ada.asks("checkin history", "picture", "yes").sees()).contains("no answers in steps");
    }

    @Test
    void where_the_company_reads_along_health_is_neither_told_nor_drawn() {
        agrees();
        notes("mood5", "1");
        notes("capacity", "3");
        bot.platform().readableBy(new Readers(false, Readers.Outside.PLATFORM));
        assertThat(ada.asks("checkin history").sees())
                .contains("Battery", "Some of what you noted is not shown here")
                .doesNotContain("Mood", "Really hard");
        ada.asks("checkin history", "picture", "yes");
        assertThat(pictures()).hasSize(1);
        assertThat(ada.sees()).contains("Battery").doesNotContain("Mood");
    }

    @Test
    void no_sentence_counts_days_in_a_row_or_says_where_it_is_going() {
        agrees();
        notes("mood5", "1", "2", "3", "4");
        assertThat(ada.asks("checkin history").sees().toLowerCase(Locale.ROOT))
                .doesNotContain("in a row", "average", "better", "worse", "trend", "missed");
    }

    @Test
    void a_group_in_danger_draws_nothing() {
        bot.person("mo").asks("setup", "profile", "high-risk");
        ada.asks("checkin now").inDirect();
        ada.asks("checkin now").picks("Group 1").picks("Yes, keep it").picks("In between");
        assertThat(ada.asks("checkin history").sees()).contains("In between").doesNotContain("[As a picture]");
        ada.asks("checkin history", "picture", "yes");
        assertThat(ada.lastMessage().blocks()).noneMatch(Block.Picture.class::isInstance);
    }
}
