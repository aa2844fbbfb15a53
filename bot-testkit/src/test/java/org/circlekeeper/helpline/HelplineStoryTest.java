package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody needs a number. */
final class HelplineStoryTest {
    private final TestBot bot = TestBot.fresh();
    private final Person ada = bot.person("ada");

    @Test
    void without_a_country_it_asks_and_guesses_nothing() {
        ada.speaking(Locale.GERMANY).asks("helpline");
        assertThat(ada.form()).isPresent();
        assertThat(ada.sees()).contains("In welchem Land");
        ada.answers("country", "Schweiz");
        assertThat(ada.sees()).startsWith("143\n");
    }

    @Test
    void the_number_stands_alone_on_the_first_line() {
        ada.asks("helpline", "country", "Germany");
        assertThat(ada.lastMessage().blocks().get(0)).isEqualTo(new Block.Verbatim("0800 1110111"));
        assertThat(ada.sees())
                .startsWith("0800 1110111\nTelefonSeelsorge (Germany) · call")
                .contains("112", "Nobody here has tried calling");
    }

    @Test
    void crisis_is_another_word_for_it() {
        assertThat(ada.asks("crisis", "country", "US").sees()).startsWith("988\n");
    }

    @Test
    void a_double_tap_gets_the_numbers_and_every_way_on_and_little_else() {
        String first = ada.asks("helpline", "country", "DE").sees();
        String second = ada.asks("helpline", "country", "DE").sees();
        assertThat(second)
                .startsWith("0800 1110111\nGermany\n")
                .contains("moment ago", "112", "[More about these]", "[Another country]")
                .doesNotContain("above", "TelefonSeelsorge");
        assertThat(second.length()).isLessThan(first.length() / 2);
        assertThat(bot.person("bea").asks("helpline", "country", "DE").sees()).isEqualTo(first);
        bot.clock().forward(Duration.ofSeconds(11));
        assertThat(ada.asks("helpline", "country", "DE").sees()).isEqualTo(first);
    }

    @Test
    void whoever_asks_in_a_room_and_then_alone_gets_the_full_answer() {
        String inRoom = ada.in("room").asks("helpline", "country", "DE").sees();
        assertThat(ada.in("other").asks("helpline", "country", "DE").sees()).isEqualTo(inRoom);
        assertThat(ada.inDirect().asks("helpline", "country", "DE").sees()).isEqualTo(inRoom);
        assertThat(ada.asks("helpline", "country", "DE").sees()).contains("moment ago");
    }

    @Test
    void a_double_tap_gets_a_number_where_only_emergency_numbers_are_known() {
        ada.asks("helpline", "country", "TR", "no-unasked-police", "yes");
        assertThat(ada.sees()).contains("112");
        assertThat(ada.asks("helpline", "country", "TR", "no-unasked-police", "yes")
                        .sees())
                .startsWith("112\n")
                .contains("moment ago");
    }

    @Test
    void an_unknown_country_is_asked_again_behind_a_button() {
        ada.asks("helpline").answers("country", "Middle-earth");
        assertThat(ada.form()).isEmpty();
        assertThat(ada.sees()).contains("don’t know that country");
        ada.picks("Type a country");
        assertThat(ada.form()).isPresent();
    }

    @Test
    void a_slip_that_could_be_two_countries_offers_both() {
        ada.asks("helpline", "country", "Austrla", "need", "talk");
        assertThat(ada.sees()).contains("Which of these", "[Austria]", "[Australia]");
        assertThat(ada.picks("Australia").sees()).startsWith("13 11 14\n");
    }

    @Test
    void a_place_that_sounds_like_a_country_is_asked_about() {
        ada.asks("helpline", "country", "New Mexico", "need", "talk");
        assertThat(ada.sees()).contains("Which of these", "[United States]", "[Mexico]");
        assertThat(ada.picks("United States").sees()).contains(" (United States) · ");
        ada.asks("helpline", "country", "no");
        assertThat(ada.sees()).startsWith("Did you mean Norway?");
        assertThat(ada.picks("Norway").sees()).contains(" (Norway) · ");
    }

    @Test
    void more_tells_where_it_comes_from() {
        ada.asks("helpline", "country", "US").picks("More");
        assertThat(ada.sees())
                .startsWith("988\n")
                .contains("listed by Public project", " more", "may send police")
                .doesNotContain("DC-");
    }

    @Test
    void every_button_leads_somewhere() {
        ada.asks("helpline", "country", "US");
        var choices = ada.lastMessage().choices();
        choices.forEach(choice -> {
            ada.presses(choice);
            assertThat(ada.sees()).as(choice.label()).isNotEmpty().doesNotContain("don’t know", "Something broke");
        });
        assertThat(choices).last().extracting(Choice::label).isEqualTo("Another country");
        assertThat(ada.form()).as("another country is asked for").isPresent();
    }

    @Test
    void somebody_worried_about_another_gets_the_numbers_first_and_then_a_card_for_helpers() {
        ada.asks("helpline", "country", "GB", "for", "someone-else");
        assertThat(ada.sees())
                .startsWith("116 123\n")
                .containsSubsequence("999", "You need not do this alone", "Ask plainly");
    }

    @Test
    void it_answers_in_a_room_everybody_reads() {
        bot.platform().readableBy(new Readers(true, Readers.Outside.SERVERS));
        assertThat(ada.asks("helpline", "country", "NZ").sees()).startsWith("1737\n");
    }

    @Test
    void it_answers_with_a_locked_bot_and_a_closed_database() {
        Person bea = bot.person("bea");
        bea.asks("helpline", "country", "IE");
        Map<String, Long> rows = bot.rows();
        Set<Meter.Id> meters = meters();
        bot.key().forget();
        bot.source().close();
        assertThatThrownBy(bot::rows).isInstanceOf(RuntimeException.class);
        int refused = bot.source().refused();
        bot.platform().afterEachAnswer(() -> {});
        try (LogLines log = LogLines.everything()) {
            assertThat(ada.asks("helpline", "country", "IE").sees()).startsWith("116 123\nSamaritans Ireland");
            assertThat(ada.picks("More").sees()).startsWith("116 123\nSamaritans Ireland\n");
            assertThat(ada.asks("helpline").answers("country", "New Zealand").sees())
                    .startsWith("1737\n")
                    .contains(" (New Zealand) · ");
            assertThat(log.text()).doesNotContain("ada", "Ireland", "New Zealand", "helpline");
        }
        assertThat(bot.source().refused()).as("nobody even tried").isEqualTo(refused);
        assertThat(meters()).isEqualTo(meters);
        bot.source().reopen();
        assertThat(bot.rows()).isEqualTo(rows);
    }

    /** Names and labels; that one more was counted is no secret. */
    private Set<Meter.Id> meters() {
        return bot.meters().getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
    }

    @Test
    @Tag("thorough")
    void nobody_is_counted_named_or_remembered() {
        Map<String, Long> before = bot.rows();
        Person sleepless = bot.person("wilhelmina"); // a name no address in a log looks like
        try (LogLines log = LogLines.everything()) {
            for (int i = 0; i < 100; i++) {
                bot.clock().forward(Duration.ofSeconds(11));
                assertThat(sleepless.asks("helpline", "country", "Ireland").sees())
                        .startsWith("116 123");
            }
            assertThat(log.text()).doesNotContain("wilhelmina", "Ireland", "IE.yaml");
        }
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void other_words_for_the_same_are_understood() {
        assertThat(ada.asks("helpline", "country", "US", "need", "violence").sees())
                .contains("Domestic Violence")
                .doesNotContain("did not understand");
        assertThat(ada.asks("helpline", "country", "US", "need", "rape").sees()).contains("RAINN");
        assertThat(ada.asks("helpline", "country", "US", "need", "I am suicidal")
                        .sees())
                .startsWith("988\n")
                .doesNotContain("did not understand");
        assertThat(ada.asks("helpline", "country", "US", "by", "phone").sees()).startsWith("988\n");
        assertThat(ada.asks("helpline", "country", "US", "by", "sms").sees())
                .contains("text")
                .doesNotContain("did not understand");
        assertThat(ada.asks("helpline", "country", "US", "for", "friend").sees())
                .startsWith("988\n")
                .contains("You need not do this alone");
        assertThat(ada.asks("helpline", "country", "US", "no-unasked-police", "true")
                        .sees())
                .doesNotContain("\n988\n", "did not understand");
    }

    @Test
    void words_that_are_not_understood_cost_nobody_the_number() {
        assertThat(ada.asks("helpline", "country", "US", "language", "Klingon").sees())
                .startsWith("988\n")
                .contains("I did not understand “Klingon” and answered without it.");
        assertThat(ada.asks("helpline", "country", "US", "need", "everything", "open-now", "perhaps")
                        .sees())
                .startsWith("988\n")
                .contains("I did not understand “everything, perhaps” and");
        String story = "my secret ".repeat(9);
        assertThat(ada.asks("helpline", "country", "US", "need", story).sees())
                .startsWith("988\n")
                .contains("did not understand all of it")
                .doesNotContain("secret");
        assertThat(ada.asks("helpline", "country", "x".repeat(5000)).sees()).contains("don’t know that country");
    }

    @Test
    void what_is_needed_may_stand_behind_the_country() {
        assertThat(ada.asks("helpline", "country", "US suicide").sees())
                .startsWith("988\n")
                .contains(" (United States) · ");
        assertThat(ada.asks("helpline", "country", "ES violencia").sees()).contains(" (Spain) · ");
        assertThat(ada.asks("helpline", "country", "Germany text").sees()).contains(" (Germany) · ");
        assertThat(ada.asks("helpline", "country", "my rape").sees()).doesNotContain("Malaysia");
        assertThat(ada.asks("helpline", "country", "Ireland whatever").sees()).startsWith("Did you mean Ireland?");
    }

    @Test
    void a_line_too_few_have_checked_is_not_denied() {
        assertThat(ada.asks("helpline", "country", "DE", "need", "domestic-violence")
                        .sees())
                .contains("that nobody has checked enough")
                .doesNotContain("116 016", "no line for exactly this");
    }

    @Test
    void where_no_emergency_number_is_known_that_is_said() {
        assertThat(ada.asks("helpline", "country", "Guinea").sees())
                .contains("Guinea: I know of no emergency number there either.");
    }

    @Test
    void where_no_ambulance_is_known_the_police_comes_last() {
        assertThat(ada.asks("helpline", "country", "ivory coast").sees()).startsWith("180\n");
        assertThat(ada.asks("helpline", "country", "CI", "no-unasked-police", "yes")
                        .sees())
                .contains("180: fire brigade", "left out the emergency numbers")
                .doesNotContain("110", "170");
    }

    @Test
    void a_country_somebody_set_is_offered_first_and_only_while_it_is_set() {
        ada.inDirect().asks("settings", "country", "KE");
        if (ada.lastMessage().choices().stream()
                .anyMatch(choice -> choice.label().startsWith("Yes"))) {
            ada.picks("Yes");
        }
        assertThat(ada.asks("helpline").sees()).contains("[Kenya]");
        assertThat(ada.picks("Kenya").sees()).contains("Kenya");
        ada.asks("settings", "country", "none");
        assertThat(ada.asks("helpline").sees()).doesNotContain("[Kenya]");
        assertThat(ada.form()).isPresent();
    }

    @Test
    void a_wish_about_police_that_is_not_understood_counts_as_a_wish_for_none() {
        String wished = ada.asks("helpline", "country", "US", "no-unasked-police", "yes")
                .sees();
        bot.clock().forward(Duration.ofMinutes(1));
        assertThat(ada.asks("helpline", "country", "US", "no-unasked-police", "pleeease")
                        .sees())
                .isEqualTo(wished)
                .doesNotContain("988 Suicide");
    }
}
