package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.SentFile;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody says how they are, on Discord. */
final class CheckInStoryTest {
    private static final String LINE =
            "Somebody would like the others here to see one line from today. Inner weather: Fog";

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

    private static DiscordPerson agreed(String name) {
        DiscordPerson person = stage.member(name);
        person.asks("checkin now").presses("Yes, keep it").sees();
        return person;
    }

    private static DiscordPerson notes(String name, String kind, String feeling) {
        DiscordPerson person = agreed(name);
        person.asks("checkin now", "kind", kind, "feeling", feeling).sees();
        return person;
    }

    private static List<String> room(DiscordPerson whoLooks) {
        return whoLooks.inChannel(stage.server, "general").stream()
                .map(ShownMessage::text)
                .toList();
    }

    @Test
    void before_the_first_check_in_it_says_what_discord_can_read_and_nothing_is_kept() {
        DiscordPerson ada = stage.member("ada");
        Map<String, Long> before = stage.rows();
        assertThat(ada.asks("checkin now").sees())
                .contains("May I keep your check-ins", "Discord, the company that runs this chat, can also read")
                .contains("that you belong here, and the number of your account, until")
                .contains("[Yes, keep it]", "[Check in and keep nothing]", "[Not now]");
        assertThat(ada.last().isEphemeral()).isTrue();
        assertThat(ada.presses("Not now").sees()).contains("That is fine, nothing was kept");
        assertThat(stage.rows()).isEqualTo(before);
    }

    @Test
    void after_one_yes_a_check_in_takes_two_taps_and_only_its_author_sees_it() {
        DiscordPerson bea = stage.member("bea");
        DiscordPerson other = stage.member("other");
        List<String> room = room(other);
        bea.asks("checkin now").presses("Yes, keep it").presses("Rain");
        assertThat(bea.sees()).contains("Noted for you. Inner weather: Rain.", "[Delete this one]");
        assertThat(bea.asks("checkin now").presses("Sun").sees()).contains("Noted for you. Inner weather: Sun.");
        assertThat(bea.privately()).allMatch(ShownMessage::isEphemeral);
        assertThat(other.privately()).isEmpty();
        assertThat(room(other)).isEqualTo(room);
    }

    @Test
    void words_go_into_a_form_and_are_shown_to_nobody_but_their_author() {
        DiscordPerson cleo = agreed("cleo");
        cleo.asks("checkin now", "kind", "rose-thorn-bud").presses("Write and keep it for myself");
        assertThat(cleo.sees()).contains("May I keep your own words", "Discord");
        cleo.presses("Yes, keep it");
        opened(cleo);
        assertThat(cleo.form()).contains("Rose, thorn, bud", "Rose: something good", "Bud: something on its way");
        cleo.fills("Rose: something good", "the garden").sends();
        assertThat(cleo.sees()).contains("Kept in your private journal for 30 days");
        cleo.asks("checkin history");
        assertThat(cleo.sees()).contains("Rose: something good: the garden").doesNotContain("Bud");
        assertThat(cleo.last().onlyFor()).isEqualTo("cleo");
        assertThat(stage.bodies())
                .filteredOn(body -> body.contains("the garden"))
                .allMatch(body -> isForOne(body));
    }

    /** A form opens at once, or behind a button when something else was said first. */
    private static void opened(DiscordPerson person) {
        if (!person.sawForm()) {
            person.presses("Open the form").sees();
        }
    }

    private static boolean isForOne(String body) {
        return body.contains("\"flags\":68") || body.contains("\"flags\":64");
    }

    @Test
    void a_note_may_follow_a_check_in() {
        DiscordPerson dan = agreed("dan");
        assertThat(dan.presses("Snow").presses("Add a note for myself").sees()).contains("May I keep your own words");
        dan.presses("Yes, keep it");
        opened(dan);
        assertThat(dan.form()).contains("A note for myself");
        dan.fills("A note for myself", "slept well").sends();
        assertThat(dan.sees()).contains("Kept in your private journal");
        assertThat(dan.asks("checkin history").sees()).contains("Snow", "Note: slept well");
    }

    @Test
    void words_written_to_keep_nothing_are_shown_once_to_their_author_alone() {
        DiscordPerson deb = agreed("deb");
        Map<String, Long> before = stage.rows();
        deb.asks("checkin now", "kind", "rose-thorn-bud").presses("Write and keep nothing");
        opened(deb);
        deb.fills("Thorn: something hard", "a long night").sends();
        assertThat(deb.sees()).contains("It is not kept.", "Thorn: something hard: a long night");
        assertThat(deb.last().isEphemeral()).isTrue();
        assertThat(stage.rows()).isEqualTo(before);
    }

    @Test
    void history_is_in_words_and_the_picture_comes_only_when_asked_for() {
        DiscordPerson eve = notes("eve", "capacity", "2");
        stage.clock.forward(Duration.ofDays(1));
        eve.asks("checkin now", "kind", "capacity", "feeling", "4").sees();
        eve.asks("checkin history");
        assertThat(eve.sees())
                .containsSubsequence("What you noted in the last 30 days", "one small thing", "plenty")
                .contains("[As a picture]");
        assertThat(eve.last().attachments()).isEmpty();
        eve.presses("As a picture").sees();
        SentFile picture = eve.last().attachments().get(0);
        assertThat(picture.name()).endsWith(".png");
        assertThat(picture.description())
                .startsWith("Battery. January ")
                .contains("2 (2 of 5: one small thing)", "4 (4 of 5: plenty)");
        assertThat(picture.bytes()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(eve.last().isEphemeral()).isTrue();
    }

    @Test
    void kinds_about_health_are_not_offered_suggested_or_run() {
        DiscordPerson fay = agreed("fay");
        long kept = stage.rows().get("CHECK_IN");
        assertThat(fay.asks("checkin now").presses("Another kind").sees())
                .contains("[Inner weather]", "[Battery]", "[Thumbs]")
                .doesNotContain("[Mood", "[HALT", "[Five small lines]", "[Green", "[How intense");
        assertThat(fay.types("checkin now", "kind", ""))
                .contains("Inner weather", "Battery")
                .noneMatch(name -> name.contains("Mood") || name.contains("HALT"));
        assertThat(fay.types("checkin now", "kind", "mo")).isEmpty();
        assertThat(fay.asks("checkin now", "kind", "mood5", "feeling", "1").sees())
                .contains("only ask neutral questions");
        assertThat(fay.asks("checkin now", "feeling", "really hard").sees()).doesNotContain("Mood");
        assertThat(stage.rows()).containsEntry("CHECK_IN", kept);
    }

    @Test
    void the_room_sees_one_line_that_names_nobody_and_sees_it_once() {
        DiscordPerson gil = notes("gil", "weather", "fog");
        int before = room(gil).size();
        assertThat(gil.asks("checkin share").sees())
                .contains("The room will see exactly this", LINE, "by Discord", "[Share here]");
        assertThat(room(gil)).hasSize(before);
        assertThat(gil.presses("Share here").sees()).contains("It is in the room now");
        assertThat(room(gil)).hasSize(before + 1).last().isEqualTo(LINE);
        ShownMessage line = gil.inChannel(stage.server, "general").get(before);
        assertThat(line.json().toString()).doesNotContain("gil", gil.id(), "interaction");
        assertThat(gil.asks("checkin share").presses("Share here").sees())
                .contains("already", "Nothing was sent twice");
        assertThat(room(gil)).hasSize(before + 1);
    }

    @Test
    void one_check_in_is_deleted_by_its_own_button() {
        DiscordPerson hal = agreed("hal");
        hal.presses("Wind").sees();
        hal.asks("checkin now").presses("Storm").sees();
        long kept = stage.rows().get("CHECK_IN");
        assertThat(hal.presses("Delete this one").sees()).contains("Deleted. It is gone from here.");
        assertThat(stage.rows()).containsEntry("CHECK_IN", kept - 1);
        assertThat(hal.asks("checkin history").sees()).contains("Wind").doesNotContain("Storm");
        assertThat(hal.asks("checkin forget").presses("The last one").sees()).contains("Deleted");
        assertThat(hal.asks("checkin forget").sees()).contains("no check-ins of yours");
    }

    @Test
    void in_a_direct_message_it_is_the_same_and_a_stranger_has_a_space_of_their_own() {
        DiscordPerson ida = notes("ida", "weather", "fog").inDirect();
        assertThat(ida.asks("checkin now").presses("Snow").sees()).contains("Noted for you. Inner weather: Snow.");
        assertThat(ida.asks("checkin history").sees()).contains("Fog", "Snow");
        assertThat(ida.asks("checkin share").sees())
                .contains("write /checkin share in the room", "you see it once more")
                .doesNotContain("which:");
        assertThat(ida.asks("settings").sees()).contains("type /settings and pick it: zone (such as Europe/Berlin)");
        DiscordPerson stranger = stage.discord.person("stranger").inDirect();
        Map<String, Long> before = stage.rows();
        assertThat(stranger.asks("checkin now").sees())
                .contains("May I keep your check-ins", "Discord, the company", "a space for you alone");
        assertThat(stage.rows()).isEqualTo(before);
        stranger.presses("Yes, keep it").presses("Clouds");
        assertThat(stranger.sees()).contains("Noted for you. Inner weather: Clouds.");
        assertThat(stranger.asks("checkin history").sees()).contains("Clouds").doesNotContain("Fog");
        assertThat(stranger.privately()).allMatch(message -> message.onlyFor().equals("stranger"));
    }

    @Test
    void somebody_who_wants_nothing_kept_checks_in_all_the_same() {
        DiscordPerson jo = stage.member("jo");
        Map<String, Long> before = stage.rows();
        assertThat(jo.asks("checkin now").presses("Check in and keep nothing").sees())
                .contains("If you were weather", "Nothing of this is kept.");
        assertThat(jo.presses("Storm").sees()).contains("Heard, and not kept. Inner weather: Storm.");
        assertThat(stage.rows()).isEqualTo(before);
    }
}
