package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.idOf;
import static org.circlekeeper.discord.HardDay.press;
import static org.circlekeeper.discord.HardDay.question;
import static org.circlekeeper.discord.HardDay.rows;
import static org.circlekeeper.discord.HardDay.shown;
import static org.circlekeeper.discord.HardDay.state;
import static org.circlekeeper.discord.HardDay.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A button does what it says for whom, where and as long as it was made for, once; anything else changes nothing. */
class ButtonPressTest {
    private static final String NOT_YOURS = "This button was made for somebody else, or for another place.";
    private static final String OLD = "This button has grown old, so nothing was done.";
    private static final String DONE = "That is already done. Nothing was done twice.";

    private OnDiscord stage;
    private DiscordPerson ada;
    private ShownMessage question;
    private String sun;

    @BeforeEach
    void ada_is_asked_how_she_is() {
        stage = OnDiscord.fresh(HardDay.brisk(), bot -> bot).andGroup();
        ada = stage.member("ada");
        question = question(ada);
        sun = idOf(question, "Sun");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatever_is_forged_is_refused_in_the_same_words() {
        String before = state(stage);
        List<String> forged =
                new ArrayList<>(List.of("x", "1", "a", "Z", "1AAAA", "checkin now", "1" + "A".repeat(99)));
        Random random = new Random(1);
        while (forged.size() < 40) {
            int at = 1 + random.nextInt(sun.length() - 1);
            char other = sun.charAt(at) == 'A' ? 'B' : 'A';
            forged.add(sun.substring(0, at) + other + sun.substring(at + 1));
        }
        for (String id : forged) {
            assertThat(press(ada, question, id).sees()).as(id).startsWith(NOT_YOURS);
        }
        assertThat(state(stage)).isEqualTo(before);
        assertThat(press(ada, question, sun).sees()).contains("Noted for you");
    }

    @Test
    void nobody_else_can_press_it() {
        DiscordPerson bea = stage.member("bea");
        String before = state(stage);
        assertThat(press(bea, question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(press(bea.inDirect(), question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(state(stage)).isEqualTo(before);
    }

    @Test
    void it_is_worth_nothing_in_another_server_or_directly() {
        Server other = HardDay.second(stage, ada);
        String before = state(stage);
        assertThat(press(ada.in(other), question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(press(ada.inDirect(), question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(press(ada.elsewhere(), question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(state(stage)).isEqualTo(before);
    }

    @Test
    void past_its_time_it_offers_a_fresh_one() {
        stage.clock.forward(Duration.ofHours(25));
        assertThat(press(ada, question, sun).sees()).startsWith(OLD).contains("[Ask again]");
        assertThat(rows(stage, "check_in")).isZero();
        // one tap on an old page saves nothing: it asks the question again
        ada.presses("Ask again");
        shown(ada, "[Sun]");
        assertThat(rows(stage, "check_in")).isZero();
    }

    @Test
    void one_day_is_not_yet_past_its_time() {
        stage.clock.forward(Duration.ofHours(23));
        assertThat(press(ada, question, sun).sees()).contains("Noted for you");
    }

    @Test
    void a_clock_that_goes_back_an_hour_keeps_nobody_from_pressing() {
        stage.clock.forward(Duration.ofHours(-1));
        assertThat(press(ada, question, sun).sees()).contains("Noted for you");
    }

    @Test
    void the_second_press_is_told_that_it_is_done() {
        assertThat(press(ada, question, sun).sees()).contains("Noted for you");
        assertThat(press(ada, question, sun).sees()).contains(DONE);
        assertThat(rows(stage, "check_in")).isEqualTo(1);
    }

    @Test
    void after_a_restart_it_works_and_is_still_single_use() {
        stage.restarts();
        assertThat(press(ada, question, sun).sees()).contains("Noted for you");
        stage.restarts();
        assertThat(press(ada, question, sun).sees()).contains(DONE);
        assertThat(rows(stage, "check_in")).isEqualTo(1);
    }

    @Test
    void one_event_that_comes_a_hundred_times_at_once_has_one_effect() {
        press(ada, question, sun);
        for (int i = 1; i < 100; i++) {
            ada.repeats();
        }
        until("all were answered", () -> answers(ada.lastInteraction().id()) >= 100);
        assertThat(rows(stage, "check_in")).isEqualTo(1);
    }

    @Test
    void a_hundred_presses_at_once_have_one_effect() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(press(ada, question, sun).lastInteraction().id());
        }
        until("all were answered", () -> ids.stream().allMatch(id -> answers(id) == 1));
        assertThat(rows(stage, "check_in")).isEqualTo(1);
    }

    private long answers(String interaction) {
        return stage.discord.requests().stream()
                .filter(request -> request.path().startsWith("/interactions/" + interaction + "/"))
                .count();
    }

    @Test
    void in_a_server_that_the_bot_left_it_does_nothing() {
        String before = state(stage);
        stage.server.removesBot();
        until("the bot has left", () -> stage.platform().servers() == 0);
        assertThat(press(ada, question, sun).sees()).startsWith(NOT_YOURS);
        assertThat(state(stage)).isEqualTo(before);
    }

    @Test
    void help_is_for_everybody_everywhere() {
        DiscordPerson bea = stage.member("bea");
        String refused = press(bea, question, sun).sees();
        assertThat(refused).contains("[Helplines]");
        stage.clock.forward(Duration.ofDays(400));
        assertThat(press(bea.elsewhere(), question, Ids.HELP).form()).contains("Which country are you in?");
    }

    @Test
    void a_form_sent_twice_is_kept_once() {
        openForm();
        ada.fills("A note for myself", "a line for myself").sends();
        shown(ada, "Kept in your private journal");
        var sent = ada.lastInteraction().json().path("data").deepCopy();
        assertThat(ada.forges(HardDay.FORM, null, json -> json.set("data", sent))
                        .sees())
                .contains(DONE);
        assertThat(rows(stage, "check_in")).isEqualTo(2);
    }

    /** A note is a second row beside the check-in. */
    private void openForm() {
        press(ada, question, sun);
        shown(ada, "[Add a note for myself]");
        ada.presses("Add a note for myself");
        shown(ada, "[Yes, keep it]");
        ada.presses("Yes, keep it");
        shown(ada, "[Open the form]");
        ada.presses("Open the form");
        assertThat(ada.sawForm()).isTrue();
    }

    @Test
    void what_a_button_stood_for_may_be_gone() {
        openForm();
        ShownMessage opener = shown(ada, "[Open the form]");
        stage.database.with(handle -> handle.createUpdate(
                        "DELETE FROM notebook WHERE until_at < TIMESTAMP WITH TIME ZONE '2027-01-01 00:00:00Z'")
                .execute());
        assertThat(press(ada, opener, idOf(opener, "Open the form")).sees()).startsWith(OLD);
    }

    @Test
    void a_form_of_somebody_else_is_refused() {
        openForm();
        ada.fills("A note for myself", "a line for myself").sends();
        shown(ada, "Kept in your private journal");
        var sent = ada.lastInteraction().json().path("data").deepCopy();
        DiscordPerson bea = stage.member("bea");
        String before = state(stage);
        assertThat(bea.forges(HardDay.FORM, null, json -> json.set("data", sent))
                        .sees())
                .startsWith(NOT_YOURS);
        assertThat(state(stage)).isEqualTo(before);
    }

    @Test
    void an_option_that_was_never_offered_is_refused() {
        String before = state(stage);
        for (String option : List.of("", "x", "help", sun + "x", "1" + "A".repeat(99))) {
            String seen = ada.forges(HardDay.COMPONENT, question, json -> {
                        json.set("message", question.json());
                        HardDay.data(json)
                                .put("component_type", 3)
                                .put("custom_id", "select")
                                .putArray("values")
                                .add(option);
                    })
                    .sees();
            assertThat(seen).as(option).matches(text -> text.startsWith(NOT_YOURS) || option.equals("help"));
        }
        assertThat(state(stage)).isEqualTo(before);
    }
}
