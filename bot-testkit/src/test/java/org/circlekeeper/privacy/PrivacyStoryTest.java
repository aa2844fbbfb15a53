package org.circlekeeper.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.group.TestCircle;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.vault.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyStoryTest {
    private final TestCircle circle = new TestCircle();
    private final Person ada = circle.person("ada");
    private Map<String, Long> withoutAnybody = Map.of();

    @BeforeEach
    void aGroup() {
        circle.moderatorWithGroup("mo");
        withoutAnybody = rows();
    }

    @Test
    void of_whom_nothing_is_kept_hears_so() {
        assertThat(ada.asks("privacy what").sees()).contains("Nothing is kept about you here", "I ask before");
        assertThat(ada.asks("privacy export").sees()).contains("Nothing is kept about you here");
        assertThat(ada.asks("privacy forget").sees()).contains("Nothing is kept about you here");
        assertThat(ada.asks("privacy consent").sees()).contains("Nothing is kept about you here");
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void what_is_kept_is_said_in_at_most_two_thousand_characters(String language) {
        circle.platform.readableBy(new Readers(false, Readers.Outside.PLATFORM));
        saidYesToEverything();
        ada.speaking(new Locale(language)).asks("privacy what");
        assertThat(PlainText.of(ada.lastMessage())).hasSizeLessThanOrEqualTo(2000);
        assertThat(((Block.Bullets) ada.lastMessage().blocks().get(1)).items()).hasSize(5);
    }

    @Test
    void the_export_holds_everything_for_people_and_for_programs() throws Exception {
        saidYesToEverything();
        ada.asks("mark").asks("settings", "zone", "Asia/Kolkata", "quiet", "22-8", "country", "IN");
        circle.members.looked(member().person(), "moderator", "hide.gone");
        ada.asks("privacy export");
        List<Block.Verbatim> both = ada.lastMessage().blocks().stream()
                .filter(Block.Verbatim.class::isInstance)
                .map(Block.Verbatim.class::cast)
                .toList();
        assertThat(both.get(0).text())
                .contains("Your account there: ada", "Time zone: Asia/Kolkata", "Quiet hours: 22-8", "Country: IN")
                .contains("For: check-ins", "On: 2026-01-05", "marked")
                .contains("As: a moderator; What: I find no messages of mine");
        JsonNode json = new ObjectMapper().readTree(both.get(1).text());
        assertThat(json.at("/group.export/0/zone").asText()).isEqualTo("Asia/Kolkata");
        assertThat(json.at("/consent.export")).hasSize(4);
        assertThat(json.at("/privacy.looked/0/role").asText()).isEqualTo("moderator");
        assertThat(ada.sees()).contains("hold the key to that one");
    }

    @Test
    void what_is_kept_leads_to_taking_it_along_to_each_yes_and_to_forgetting_in_this_group() {
        saidYesToEverything();
        ada.asks("privacy what");
        assertThat(ada.lastMessage().choices())
                .extracting(Choice::label)
                .containsExactly("Take it along", "What I said yes to", "Forget it", "Who runs this?");
        Message first = ada.lastMessage();
        ada.inDirect();
        circle.person("mo").in("other").asks("setup", "age", "adults");
        assertThat(ada.presses(first.choices().get(0)).sees()).contains("everything kept about you here");
        assertThat(ada.presses(first.choices().get(1)).sees()).contains("What you said yes to here");
        assertThat(ada.presses(first.choices().get(2)).sees()).contains("Shall I forget everything");
        ada.asks("privacy export");
        assertThat(ada.lastMessage().choices()).isEmpty();
    }

    @Test
    void a_question_about_forgetting_leaves_no_row_until_it_is_answered() {
        ada.asks("privacy forget");
        assertThat(circle.rows()).containsEntry("LEDGER", 1L);
        saidYesToEverything();
        Map<String, Long> before = circle.rows();
        ada.asks("privacy forget");
        ada.asks("privacy forget", "scope", "here");
        ada.asks("privacy consent", "purpose", "membership", "answer", "withdraw");
        assertThat(ada.sees()).contains("everything about you in this group is forgotten");
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void forgetting_leaves_no_row_and_no_key_and_twice_is_harmless() {
        saidYesToEverything();
        ada.asks("mark");
        Owner.Person person = member().person();
        circle.members.looked(person, "moderator", "hide.gone");
        assertThat(circle.vault.knows(person)).isTrue();
        ada.asks("privacy forget");
        assertThat(ada.sees()).contains("cannot be brought back", "You need no reason", "Three things outlive");
        Choice sure = ada.lastMessage().choices().get(0);
        assertThat(circle.vault.knows(person)).isTrue();
        ada.presses(sure);
        assertThat(ada.sees()).contains("Your key is destroyed", "never again").doesNotContain("ada");
        assertThat(rows()).isEqualTo(withoutAnybody);
        assertThat(circle.vault.knows(person)).isFalse();
        assertThat(circle.marks.marks).isEmpty();
        assertThat(circle.lettersForgotten).contains(person);
        assertThat(ada.presses(sure).sees()).isEqualTo("Nothing is kept about you here.");
        assertThat(rows()).isEqualTo(withoutAnybody);
    }

    @Test
    void forgetting_here_leaves_the_other_group_and_everywhere_takes_all() {
        saidYesToEverything();
        circle.person("mo").in("other").asks("setup", "age", "adults", "label", "Tea");
        Map<String, Long> one = rows();
        ada.in("other").asks("mark").picks("Yes");
        ada.asks("privacy forget").picks("Forget me in one group");
        assertThat(ada.sees()).contains("Your key is destroyed");
        assertThat(rows()).isEqualTo(one);
        ada.asks("mark").picks("Yes");
        ada.inDirect().asks("privacy forget").picks("Forget me in one group");
        assertThat(ada.sees()).contains("Which group");
        ada.picks("Group").picks("Forget me in one group");
        assertThat(ada.sees()).contains("Your key is destroyed");
        ada.in("room").asks("mark").picks("Yes");
        ada.asks("privacy forget").picks("Forget me everywhere");
        assertThat(rows()).containsEntry("MEMBER", 0L).containsEntry("VAULT_KEY", 2L);
    }

    @Test
    void a_space_of_ones_own_goes_with_its_key() {
        ada.inDirect().asks("mark").picks("Yes");
        assertThat(rows()).containsEntry("PEER_GROUP", 2L);
        ada.asks("privacy forget").picks("Forget me everywhere");
        assertThat(rows()).isEqualTo(withoutAnybody);
        assertThat(circle.marks.groupsForgotten).hasSize(1);
    }

    @Test
    void a_forgotten_person_begins_anew_with_the_question() {
        saidYesToEverything();
        ada.asks("privacy forget").picks("Forget me everywhere");
        assertThat(ada.asks("mark").sees()).contains("May I keep your check-ins", "18 and older");
    }

    @Test
    void taking_back_the_first_yes_leads_to_forgetting() {
        saidYesToEverything();
        ada.asks("privacy consent").picks("Take back: membership").picks("Forget everything here");
        assertThat(ada.picks("Forget me").sees()).contains("Your key is destroyed");
    }

    @Test
    void in_a_place_without_a_group_privacy_still_answers_for_what_is_theirs() {
        saidYesToEverything();
        assertThat(ada.in("elsewhere").asks("privacy export").sees()).contains("everything kept about you");
        ada.asks("privacy consent").picks("Take back: agreement");
        assertThat(ada.sees()).contains("no longer keep which versions you accepted");
        assertThat(ada.asks("privacy what").sees()).contains("Nothing is kept about you here");
    }

    @Test
    void a_person_has_another_name_in_every_group() {
        circle.person("mo").in("other").asks("setup", "age", "adults");
        saidYesToEverything();
        Owner.Person there = circle.members
                .agree(circle.group("other"), ada.id(), Purpose.MEMBERSHIP)
                .person();
        assertThat(there.id()).isNotEqualTo(member().person().id());
        assertThat(rows()).containsEntry("MEMBER", 2L);
    }

    private void saidYesToEverything() {
        for (Purpose purpose : Purpose.values()) {
            circle.members.agree(circle.group("room"), ada.id(), purpose);
        }
    }

    private Member member() {
        return circle.members.find(circle.group("room"), ada.id()).orElseThrow();
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>(circle.rows());
        rows.remove("LEDGER");
        return rows;
    }
}
