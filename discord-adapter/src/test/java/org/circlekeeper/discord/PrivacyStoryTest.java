package org.circlekeeper.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.circlekeeper.discord.OnDiscord.sawAll;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.SentFile;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody wants to know what is kept about them, takes it along, and has it forgotten, on Discord. */
final class PrivacyStoryTest {
    private static OnDiscord stage;

    @BeforeAll
    static void a_server_with_a_group() {
        stage = OnDiscord.withGroup();
    }

    @AfterAll
    static void nothing_sent_was_against_discords_rules() {
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
    }

    private static DiscordPerson noted(String name, String feeling) {
        DiscordPerson person = stage.member(name);
        person.asks("checkin now", "kind", "weather", "feeling", feeling)
                .presses("Yes, keep it")
                .sees();
        return person;
    }

    @Test
    void when_it_has_let_go_of_everybody_it_answers_as_before() {
        DiscordPerson lou = stage.member("lou").inDirect();
        lou.asks("about").sees();
        stage.platform().forgetPeople();
        assertThat(lou.asks("helpline", "country", "DE").sees()).contains("0800 1110111");
        assertThat(lou.asks("hide").sees()).doesNotContain("did not respond");
    }

    @Test
    void what_is_kept_can_be_read_taken_along_and_taken_back() throws Exception {
        DiscordPerson ada = noted("ada", "fog");
        assertThat(ada.asks("privacy what").sees())
                .contains("This is kept about you here", "Your check-ins, since", "[Take it along]", "[Forget it]");
        int seenByOthers =
                stage.moderator("mo").inChannel(stage.server, "general").size();
        ada.presses("Take it along").sees();
        assertThat(ada.last().isEphemeral()).isTrue();
        Map<String, String> files = ada.last().attachments().stream()
                .collect(Collectors.toMap(SentFile::name, file -> new String(file.bytes(), UTF_8)));
        String text = ada.last().text() + String.join("\n", files.values());
        assertThat(text).contains("Inner weather", "Fog");
        String json = files.values().stream()
                .filter(file -> file.startsWith("{"))
                .findFirst()
                .orElseGet(() -> ada.last().text().replaceAll("(?s)^.*```(?:json)?\\n(\\{.*?})\\n?```.*$", "$1"));
        assertThat(new ObjectMapper().readTree(json).has("consent.export")).isTrue();
        assertThat(stage.moderator("mo").inChannel(stage.server, "general")).hasSize(seenByOthers);
        assertThat(ada.asks("privacy consent").sees()).contains("What you said yes to here", "check-ins: yes");
        assertThat(ada.presses("Take back: check-ins").sees()).contains("Your check-ins are deleted");
        assertThat(ada.asks("checkin history").sees()).doesNotContain("Fog");
    }

    @Test
    void forgetting_leaves_not_one_row() {
        Map<String, Long> before = rows();
        DiscordPerson bea = noted("bea", "sun");
        bea.asks("settings", "zone", "Europe/Berlin").sees();
        assertThat(rows()).isNotEqualTo(before);
        assertThat(bea.asks("privacy forget").sees()).contains("Shall I forget everything about you?");
        assertThat(bea.presses("Forget me everywhere here").sees()).contains("Done. All of it is deleted");
        assertThat(rows()).isEqualTo(before);
        assertThat(bea.asks("privacy what").sees()).contains("Nothing is kept about you here");
    }

    /** All but the marks that something was done already, which name nobody. */
    private static Map<String, Long> rows() {
        Map<String, Long> rows = stage.rows();
        rows.remove("LEDGER");
        return rows;
    }

    @Test
    void hiding_takes_back_the_answers_of_the_last_minutes_and_the_direct_messages() {
        DiscordPerson cleo = noted("cleo", "rain");
        cleo.asks("settings", "offers", "private").sees();
        stage.moderator("mo")
                .picksFromMenu("Offer resources", cleo)
                .presses("Send a note, if they allow it")
                .sees();
        stage.postman.deliverDue();
        assertThat(cleo.directMessages()).hasSize(1);
        cleo.inDirect().asks("checkin history").sees();
        cleo.in(stage.server).asks("checkin history").sees();
        assertThat(cleo.privately()).anyMatch(message -> message.text().contains("Rain"));
        assertThat(cleo.asks("hide").sees()).contains("I have taken away what Discord still lets me");
        Awaitility.await().untilAsserted(() -> {
            assertThat(cleo.privately()).noneMatch(message -> message.text().contains("Rain"));
            assertThat(cleo.directMessages()).isEmpty();
        });
    }

    @Test
    void hiding_takes_back_every_page_of_an_answer_and_more_than_a_few_answers() {
        DiscordPerson max = stage.moderator("max");
        for (int i = 0; i < 6; i++) {
            sawAll(max.asks("agreement draft"), "[Publish as interim version]");
        }
        assertThat(max.privately()).hasSizeGreaterThan(10);
        assertThat(max.asks("hide").sees()).contains("what Discord still lets me");
        Awaitility.await()
                .untilAsserted(() -> assertThat(max.privately())
                        .singleElement()
                        .satisfies(done -> assertThat(done.text()).startsWith("I have taken away")));
    }

    @Test
    void a_language_that_was_chosen_is_spoken_from_then_on_everywhere() {
        DiscordPerson dan = noted("dan", "wind");
        assertThat(dan.asks("settings", "language", "Deutsch").sees()).contains("Sprache: Deutsch");
        assertThat(dan.asks("help").sees()).contains("Was ich kann");
        assertThat(dan.inDirect().asks("checkin history").sees()).contains("Inneres Wetter: Wind");
        assertThat(dan.asks("helpline", "country", "DE").sees()).contains("Deutschland");
    }

    @Test
    void anybody_learns_who_runs_it_who_can_read_here_and_what_it_can_do() {
        DiscordPerson eve = stage.member("eve");
        assertThat(eve.asks("about").sees())
                .contains(
                        "I am a bot (the program is called Circlekeeper)",
                        "so can Discord, the company",
                        "[Check in]",
                        "[Find a helpline]");
        assertThat(eve.last().isEphemeral()).isTrue();
        assertThat(eve.presses("What I can do").sees()).contains("/helpline", "/checkin now", "/privacy what");
        eve.presses("Find a helpline");
        assertThat(eve.sawForm()).isTrue();
    }

    @Test
    void taken_along_elsewhere_it_only_helps_and_says_what_it_is() {
        DiscordPerson fay = noted("fay", "snow").elsewhere();
        assertThat(fay.asks("about").sees()).contains("I am a bot (the program is called Circlekeeper)");
        assertThat(fay.asks("help").sees()).contains("/helpline");
        assertThat(fay.asks("privacy what").sees()).contains("Your check-ins, since");
        for (String command : List.of("checkin now", "rules", "settings", "setup", "hide", "offer")) {
            assertThatThrownBy(() -> fay.asks(command)).as(command).hasMessageContaining("hidden");
        }
        assertThat(fay.asks("about").sees()).contains("[Find a helpline]").doesNotContain("[Check in]");
        assertThat(fay.privately()).allMatch(ShownMessage::isEphemeral);
    }

    @Test
    void setup_names_a_missing_right_with_its_channel_and_a_channel_that_is_gone() {
        try (OnDiscord other = OnDiscord.withGroup()) {
            DiscordPerson mo = other.moderator("mo");
            assertThat(mo.asks("setup").sees()).contains("I have every right I need here");
            other.server.botLacks("MESSAGE_SEND");
            Awaitility.await().until(() -> mo.asks("setup").sees().contains("I still need"));
            assertThat(mo.sees()).contains("Send Messages", "#general");
            other.server.botHas("MESSAGE_SEND");
            mo.in(other.server, "moderators").asks("setup", "moderators", "here");
            assertThat(mo.sees()).contains("The moderators have a room");
            other.server.deletes(other.server.channel("moderators"));
            mo.in(other.server);
            Awaitility.await().until(() -> mo.asks("setup").sees().contains("deleted-channel"));
            assertThat(other.discord.violations()).isEmpty();
        }
    }
}
