package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupStoryTest {
    private final TestCircle circle = new TestCircle();
    private final Person mo = circle.person("mo").as(Role.MODERATOR);
    private final Person ada = circle.person("ada");

    @Test
    void setup_asks_who_the_group_is_for_and_refuses_to_guess() {
        Map<String, Long> before = circle.rows();
        mo.asks("setup", "country", "Kenya");
        assertThat(mo.sees()).contains("I do not guess", "[adults]", "[adults and young people]", "[young people]");
        assertThat(circle.rows()).isEqualTo(before);
        mo.picks("young people");
        assertThat(group().age()).isEqualTo(Age.YOUTH);
        assertThat(group().country()).contains("KE");
    }

    @Test
    void what_is_not_chosen_yet_is_said_and_the_group_is_welcomed() {
        mo.asks("setup", "age", "adults");
        assertThat(mo.everSaw())
                .contains(
                        "For adults",
                        "Not chosen yet:",
                        "Time zone: /setup zone",
                        "[Safety: sensitive]",
                        "every right I need")
                .contains("I keep the circle", "stays on this device", "90 days", "[Check in]", "[Find a helpline]");
    }

    @Test
    void setup_may_be_run_again_shows_what_is_set_and_changes_it() {
        mo.asks("setup", "age", "adults", "zone", "africa/nairobi", "keep-days", "30");
        Map<String, Long> once = circle.rows();
        mo.asks("setup");
        assertThat(mo.sees()).contains("Africa/Nairobi", "30 days");
        assertThat(circle.rows()).isEqualTo(once);
        mo.asks("setup", "stance", "consent-only", "language", "es", "label", "Tea", "moderators", "here");
        assertThat(group().stance()).isEqualTo(Stance.CONSENT_ONLY);
        assertThat(group().language()).isEqualTo(new Locale("es"));
        assertThat(group().label()).contains("Tea");
        assertThat(group().moderators()).contains(RoomId.standingAlone(InMemoryPlatform.NAME, "room"));
        assertThat(group().zone().getId()).isEqualTo("Africa/Nairobi");
        mo.asks("setup", "moderators", "none");
        assertThat(group().moderators()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country|Atlantis|called Atlantis",
                "zone|Mars/Base|time zone Mars/Base",
                "zone|+02:00|time zone +02:00",
                "keep-days|6|from 7 to 365 days",
                "keep-days|366|from 7 to 365 days",
                "keep-days|many|from 7 to 365 days",
                "age|dogs|adults",
                "profile|spicy|high-risk",
                "language|tlh|Deutsch"
            })
    void what_cannot_be_gets_a_plain_sentence_and_changes_nothing(String option, String value, String sentence) {
        mo.asks("setup", "age", "adults");
        Map<String, Long> before = circle.rows();
        Group was = group();
        assertThat(mo.asks("setup", option, value, "label", "Tea").sees()).contains(sentence);
        assertThat(circle.rows()).isEqualTo(before);
        assertThat(group()).isEqualTo(was);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de", "Germany", "alemania", "Deutschland", " GERMANY "})
    void a_country_is_known_by_its_code_and_its_name_in_every_language(String typed) {
        mo.asks("setup", "age", "adults", "country", typed);
        assertThat(group().country()).contains("DE");
    }

    @Test
    void a_missing_right_is_named() {
        circle.platform.lacks("Send Messages in Threads", "Embed Links");
        mo.asks("setup", "age", "mixed").asks("setup");
        assertThat(mo.sees()).contains("I still need:", "- Send Messages in Threads", "- Embed Links");
    }

    @Test
    void what_is_missing_in_the_moderators_room_is_named_from_wherever_setup_runs() {
        mo.in("server", "general").asks("setup", "age", "adults");
        mo.in("server", "team").asks("setup", "moderators", "here");
        circle.platform.lacksIn("team", "View Channel (#team)", "Embed Links");
        circle.platform.lacksIn("general", "Embed Links", "Send Messages (#general)");
        mo.in("server", "general").asks("setup");
        assertThat(mo.sees())
                .containsSubsequence(
                        "I still need:", "- Embed Links", "- Send Messages (#general)", "- View Channel (#team)")
                .containsOnlyOnce("Embed Links");
        mo.picks("no moderators’ room").asks("setup");
        assertThat(mo.sees()).doesNotContain("#team");
    }

    @Test
    void a_moderators_room_that_is_fine_is_not_asked_for_again() {
        mo.in("server", "general").asks("setup", "age", "adults");
        mo.in("server", "team").asks("setup", "moderators", "here");
        mo.in("server", "general").asks("setup");
        assertThat(mo.sees()).contains("every right I need").doesNotContain("[the moderators’ room", "[no moderators’");
        circle.platform.lacksIn("team", "#team is gone");
        mo.asks("setup");
        assertThat(mo.sees()).contains("- #team is gone", "[the moderators’ room is here]");
    }

    @Test
    void a_youth_group_begins_with_a_stated_duty_and_says_why() {
        mo.asks("setup", "age", "youth").asks("setup");
        assertThat(mo.sees()).contains("must report danger", "a stated duty");
        assertThat(group().stance()).isEqualTo(Stance.DUTY_STATED);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void a_profile_sets_its_defaults_at_once(Profile profile) {
        TestCircle safe = new TestCircle(true, ConsentTexts.CURRENT);
        Person moderator = safe.moderatorWithGroup("mo");
        moderator.asks("setup", "keep-days", "200", "label", "Tea");
        moderator.asks("setup", "profile", org.circlekeeper.command.Parameter.kebab(profile));
        Group group = safe.group("room");
        assertThat(group.checkInDays()).isEqualTo(profile.checkInDays());
        assertThat(group.label().isPresent()).isEqualTo(profile.allowsLabel());
        Person bea = safe.person("bea").inDirect();
        Member member = safe.members.agree(group, bea.id(), Purpose.MEMBERSHIP);
        assertThat(member.offers()).isEqualTo(profile.offers());
        moderator.asks("setup", "keep-days", "200");
        assertThat(safe.group("room").checkInDays()).isEqualTo(200);
    }

    @Test
    void high_risk_is_refused_while_the_key_lies_in_a_file() {
        mo.asks("setup", "age", "adults");
        assertThat(mo.asks("setup", "profile", "high-risk").sees()).contains("passphrase", "Nothing was changed");
        assertThat(group().profile()).isEqualTo(Profile.EVERYDAY);
    }

    @Test
    void in_a_high_risk_group_nothing_personal_is_answered_in_the_room() {
        TestCircle safe = new TestCircle(true, ConsentTexts.CURRENT);
        safe.moderatorWithGroup("mo").asks("setup", "profile", "high-risk");
        Person cleo = safe.person("cleo");
        assertThat(cleo.asks("mark").sees()).contains("write to me directly");
        cleo.inDirect().asks("mark").picks("Group 1").picks("Yes");
        assertThat(cleo.sees()).isEqualTo("marked plainly");
        assertThat(safe.members.count(safe.group("room"))).isEqualTo(1);
    }

    @Test
    void members_do_not_set_up_and_a_direct_message_is_not_the_place() {
        assertThat(ada.asks("setup", "age", "adults").sees()).contains("for moderators");
        assertThat(mo.inDirect().asks("setup", "age", "adults").sees()).contains("in the group’s room");
        assertThat(circle.rows()).containsEntry("PEER_GROUP", 0L);
    }

    @Test
    void two_rooms_with_one_home_are_one_group() {
        mo.in("server", "lobby").asks("setup", "age", "adults");
        ada.in("server", "garden").asks("mark").picks("Yes");
        assertThat(ada.sees()).isEqualTo("marked plainly");
    }

    @Test
    void another_room_belongs_to_the_group_when_both_sides_say_so() {
        mo.asks("setup", "age", "adults");
        mo.in("talk").asks("setup", "attach", "new");
        String word = mo.sees()
                .substring(mo.sees().indexOf("attach:") + "attach:".length())
                .strip();
        assertThat(ada.in("talk").asks("mark").sees()).contains("Nobody has set up");
        assertThat(mo.in("room").asks("setup", "attach", "wrongword").sees()).contains("know no room");
        assertThat(mo.asks("setup", "attach", word).sees()).contains("belongs to this group now");
        assertThat(ada.asks("mark").sees()).contains("keep your check-ins");
        mo.in("talk").asks("setup", "moderators", "here");
        assertThat(group().moderators()).contains(RoomId.standingAlone(InMemoryPlatform.NAME, "talk"));
    }

    @Test
    void every_choice_setup_shows_does_what_it_says() {
        mo.asks("setup", "age", "adults", "stance", "consent-first")
                .asks("setup")
                .picks("Change something");
        List<Choice> choices = mo.lastMessage().choices();
        assertThat(choices).hasSize(7);
        for (Choice choice : choices) {
            mo.presses(choice);
            assertThat(mo.sees()).as(choice.label()).containsAnyOf("How this group is set up", "passphrase");
        }
    }

    @Test
    void one_thing_is_asked_after_the_other_and_each_can_be_changed_later() {
        mo.asks("setup", "age", "adults").asks("setup");
        assertThat(labels()).containsExactly("Safety: everyday", "Safety: sensitive", "Safety: high-risk");
        mo.picks("Safety: sensitive");
        assertThat(labels())
                .containsExactly(
                        "Crisis: only with a yes", "Crisis: ask first", "Crisis: must report", "Change something");
        mo.picks("Crisis: only with a yes");
        assertThat(labels()).containsExactly("the moderators’ room is here", "Change something");
        mo.picks("the moderators’ room is here");
        assertThat(labels()).containsExactly("Change something");
        mo.picks("Change something");
        assertThat(labels())
                .contains("Safety: everyday", "Crisis: must report", "no moderators’ room")
                .doesNotContain("Change something");
        mo.picks("Safety: everyday").picks("Change something").picks("Crisis: must report");
        assertThat(group().profile()).isEqualTo(Profile.EVERYDAY);
        assertThat(group().stance()).isEqualTo(Stance.DUTY_STATED);
    }

    private List<String> labels() {
        return mo.lastMessage().choices().stream().map(Choice::label).toList();
    }

    private Group group() {
        return circle.group("room");
    }
}
