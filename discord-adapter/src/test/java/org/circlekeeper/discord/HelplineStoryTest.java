package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody needs a number, on Discord, where nobody has set up anything. */
final class HelplineStoryTest {
    private static OnDiscord stage;

    @BeforeAll
    static void a_server_where_nobody_set_up_anything() {
        stage = OnDiscord.fresh();
    }

    @AfterEach
    void the_database_is_open_again() {
        stage.source.reopen();
    }

    @AfterAll
    static void nothing_sent_was_against_discords_rules() {
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
    }

    private static String firstLine(DiscordPerson person) {
        return person.sees().lines().limit(2).reduce("", (one, two) -> one + two);
    }

    @Test
    void in_a_server_the_number_stands_in_the_first_lines_for_that_person_alone() {
        DiscordPerson ada = stage.member("ada");
        ada.asks("helpline", "country", "Germany");
        assertThat(firstLine(ada)).contains("0800 1110111");
        assertThat(ada.sees())
                .contains("Germany", "TelefonSeelsorge", "112", "Nobody here has tried calling")
                .contains("[More about these]", "[Another country]");
        assertThat(ada.last().isEphemeral()).isTrue();
        assertThat(ada.inChannel(stage.server, "general")).isEmpty();
    }

    @Test
    void a_number_stands_close_to_who_answers_there_and_apart_from_the_one_before() {
        DiscordPerson abe = stage.member("abe");
        abe.asks("helpline", "country", "Germany");
        assertThat(abe.sees())
                .contains("free\n\n`030 443509821`\nMuslimisches SeelsorgeTelefon ·")
                .doesNotContainPattern("[^\n]\n`");
        assertThat(abe.presses("More about these").sees())
                .contains("\n\n`030 443509821`\n**Muslimisches SeelsorgeTelefon**\n- ")
                .doesNotContainPattern("[^\n]\n`");
    }

    @Test
    void in_a_direct_message_it_is_the_same() {
        DiscordPerson bea = stage.discord.person("bea").inDirect();
        bea.asks("helpline", "country", "Ireland");
        assertThat(firstLine(bea)).contains("116 123");
        assertThat(bea.presses("More about these").sees()).contains("116 123", "listed by");
    }

    @Test
    void somebody_who_took_the_bot_along_is_helped_where_it_is_not() {
        DiscordPerson cleo = stage.discord.person("cleo").elsewhere();
        cleo.asks("helpline", "country", "US");
        assertThat(firstLine(cleo)).contains("988");
        assertThat(cleo.last().isEphemeral()).isTrue();
        assertThat(cleo.presses("More about these").sees()).contains("988", "may send police");
        cleo.presses("Another country");
        assertThat(cleo.sawForm()).isTrue();
        cleo.fills("Which country are you in?", "New Zealand").sends();
        assertThat(firstLine(cleo)).contains("1737");
    }

    @Test
    void the_country_is_offered_while_typing_in_ones_own_language() {
        DiscordPerson dan = stage.member("dan").speaking("de");
        assertThat(dan.types("helpline", "country", "neus")).containsExactly("Neuseeland");
        assertThat(stage.member("eva").types("helpline", "country", "germ")).contains("Germany");
        assertThat(stage.discord.person("far").elsewhere().types("helpline", "country", "ken"))
                .contains("Kenya");
        dan.asks("helpline", "country", "Neuseeland");
        assertThat(firstLine(dan)).contains("1737");
        assertThat(dan.sees()).contains("Neuseeland");
    }

    @Test
    void without_a_country_it_asks_at_once_in_a_form() {
        DiscordPerson fay = stage.member("fay").speaking("es-ES");
        fay.asks("crisis");
        assertThat(fay.sawForm()).isTrue();
        fay.fills("country", "España").sends();
        assertThat(firstLine(fay)).contains("024");
    }

    @Test
    void crisis_is_another_word_for_it_everywhere() {
        for (DiscordPerson person : List.of(
                stage.member("gil"),
                stage.discord.person("gus").inDirect(),
                stage.discord.person("guy").elsewhere())) {
            person.asks("crisis", "country", "US");
            assertThat(firstLine(person)).as(person.name()).contains("988");
        }
    }

    @Test
    void another_country_and_text_instead_are_one_tap_away() {
        DiscordPerson hal = stage.member("hal");
        hal.asks("helpline", "country", "US");
        assertThat(hal.presses("Text or chat instead").sees()).contains("text");
        hal.presses("Another country").fills("country", "Ireland").sends();
        assertThat(firstLine(hal)).contains("116 123");
    }

    @Test
    void every_button_under_a_number_leads_somewhere() {
        DiscordPerson ivy = stage.member("ivy");
        ivy.asks("helpline", "country", "US").sees();
        ShownMessage first = ivy.last();
        for (String label : first.labels()) {
            ivy.presses(first, label);
            assertThat(ivy.sees()).as(label).isNotEmpty().doesNotContain("Something", "did not respond", "old");
        }
    }

    @Test
    void it_works_while_the_database_is_closed_and_nobody_even_asks_it() {
        DiscordPerson jan = stage.member("jan");
        DiscordPerson joy = stage.discord.person("joy").elsewhere();
        stage.source.close();
        int refused = stage.source.refused();
        for (DiscordPerson person : List.of(jan, joy)) {
            person.asks("helpline", "country", "IE");
            assertThat(firstLine(person)).contains("116 123");
            assertThat(person.presses("More about these").sees()).contains("116 123");
            person.presses("Another country").fills("country", "New Zealand").sends();
            assertThat(firstLine(person)).contains("1737");
        }
        assertThat(stage.source.refused()).isEqualTo(refused);
    }

    @Test
    void it_works_while_the_bot_is_locked() {
        try (OnDiscord locked = OnDiscord.fresh()) {
            DiscordPerson kim = locked.member("kim");
            locked.key.forget();
            kim.asks("helpline", "country", "NZ");
            assertThat(firstLine(kim)).contains("1737");
            assertThat(kim.presses("More about these").sees()).contains("1737");
            assertThat(kim.asks("checkin now").sees()).contains("Helplines still work");
            assertThat(locked.discord.violations()).isEmpty();
        }
    }

    @Test
    void an_old_button_still_helps_after_a_restart() {
        DiscordPerson lou = stage.member("lou");
        DiscordPerson mia = stage.discord.person("mia").inDirect();
        lou.asks("helpline", "country", "US").sees();
        mia.asks("helpline", "country", "GB").sees();
        stage.clock.forward(java.time.Duration.ofDays(200));
        stage.restarts();
        assertThat(lou.presses("More about these").sees()).contains("988", "listed by");
        assertThat(mia.presses("More about these").sees()).contains("116 123", "listed by");
        mia.presses("Another country");
        assertThat(mia.sawForm()).isTrue();
    }

    @Test
    void what_somebody_is_looking_for_is_told_to_nobody_and_leaves_nothing() {
        DiscordPerson ned = stage.member("ned");
        DiscordPerson other = stage.member("other");
        var before = stage.rows();
        ned.asks("helpline", "country", "US", "need", "sexual-violence", "no-unasked-police", "yes");
        assertThat(ned.sees()).contains("RAINN");
        assertThat(other.privately()).isEmpty();
        assertThat(stage.rows()).isEqualTo(before);
        assertThat(stage.discord.requests())
                .filteredOn(request -> request.toString().contains("RAINN"))
                .allMatch(request -> request.path().startsWith("/interactions/"));
    }
}
