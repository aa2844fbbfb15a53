package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.testkit.Person;
import org.junit.jupiter.api.Test;

class ConsentStoryTest {
    private final TestCircle circle = new TestCircle();
    private final Person mo = circle.moderatorWithGroup("mo");
    private final Person ada = circle.person("ada");

    @Test
    void nothing_is_stored_before_a_yes_and_the_question_says_what_for_how_long_and_who_can_read() {
        Map<String, Long> before = circle.rows();
        ada.asks("mark", "kind", "weather");
        assertThat(ada.sees())
                .contains("keep your check-ins", "90 days", "this device", "18 and older", "/privacy")
                .contains("[Yes, keep it]", "[Keep nothing]", "[Not now]", "[I am under 18]");
        assertThat(circle.rows()).isEqualTo(before);
        assertThat(circle.marks.marks).isEmpty();
    }

    @Test
    void a_yes_leads_back_to_where_the_person_was_and_only_one_alone_is_thanked_for() {
        ada.asks("mark", "kind", "a b&c=d?").picks("Yes");
        assertThat(ada.sees()).isEqualTo("marked a b&c=d?");
        assertThat(ada.everSaw()).doesNotContain("Thank you");
        ada.asks("mark");
        assertThat(ada.sees()).isEqualTo("marked plainly");
    }

    @Test
    void not_now_stores_nothing() {
        Map<String, Long> before = circle.rows();
        ada.asks("mark").picks("Not now");
        assertThat(ada.sees()).contains("nothing was kept");
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void a_yes_that_is_told_twice_changes_nothing() {
        ada.asks("mark").picks("Yes");
        Map<String, Long> once = circle.rows();
        ada.isHeardTwice();
        assertThat(circle.rows()).isEqualTo(once);
        assertThat(once).containsEntry("MEMBER", 1L).containsEntry("CONSENT", 2L);
    }

    @Test
    void whoever_presses_speaks_for_themself_alone() {
        ada.asks("mark");
        Choice yes = ada.lastMessage().choices().get(0);
        Person bea = circle.person("bea").presses(yes);
        assertThat(bea.sees()).isEqualTo("marked plainly");
        assertThat(ada.asks("mark").sees()).contains("May I keep your check-ins");
        assertThat(bea.asks("mark").sees()).isEqualTo("marked plainly");
    }

    @Test
    void one_yes_is_no_other_and_each_is_taken_back_apart() {
        ada.asks("mark").picks("Yes");
        assertThat(ada.asks("privacy consent").sees())
                .contains("at once and for good", "check-ins: yes, since January 5, 2026", "agreement: not kept");
        ada.picks("Read about: agreement").picks("Yes");
        assertThat(ada.sees()).contains("Thank you");
        assertThat(circle.rows()).containsEntry("CONSENT", 3L);
        ada.asks("privacy consent").picks("Take back: check-ins");
        assertThat(ada.sees()).contains("check-ins are deleted");
        assertThat(circle.marks.marks).isEmpty();
        assertThat(circle.rows()).containsEntry("CONSENT", 2L).containsEntry("MEMBER", 1L);
        assertThat(ada.asks("mark").sees()).contains("May I keep your check-ins");
    }

    @Test
    void a_yes_typed_by_hand_is_asked_for_with_the_text() {
        ada.asks("privacy consent", "purpose", "checkins", "answer", "yes");
        assertThat(ada.sees()).contains("May I keep your check-ins");
        assertThat(circle.rows()).containsEntry("MEMBER", 0L);
    }

    @Test
    void a_changed_text_asks_again_and_an_old_button_is_no_yes_to_it() {
        AtomicInteger version = new AtomicInteger(1);
        TestCircle changing = new TestCircle(false, purpose -> purpose == Purpose.CHECKINS ? version.get() : 1);
        changing.moderatorWithGroup("mo");
        Person cleo = changing.person("cleo").asks("mark").picks("Yes");
        assertThat(cleo.sees()).isEqualTo("marked plainly");
        version.set(2);
        cleo.asks("mark");
        assertThat(cleo.sees()).contains("May I keep your check-ins").doesNotContain("18 and older");
        Choice old = cleo.lastMessage().choices().get(0);
        cleo.asks("privacy consent");
        assertThat(cleo.sees()).contains("check-ins: not kept", "[Take back: check-ins]", "[Read about: check-ins]");
        version.set(3);
        assertThat(cleo.presses(old).sees()).contains("May I keep your check-ins");
        assertThat(cleo.picks("Yes").asks("mark").sees()).isEqualTo("marked plainly");
    }

    @Test
    void somebody_younger_gets_kindness_and_lines_and_nothing_is_held() {
        Map<String, Long> before = circle.rows();
        ada.asks("mark").picks("I am under 18");
        assertThat(ada.sees()).contains("Thank you for telling me", "for young people", "[Lines for young people]");
        Choice lines = ada.lastMessage().choices().get(0);
        assertThat(lines.then())
                .isEqualTo(org.circlekeeper.chat.Invocation.of("helpline").with("need", "children"));
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void somebody_younger_who_was_a_member_is_forgotten() {
        Map<String, Long> before = circle.rows();
        ada.asks("mark");
        Choice younger = ada.lastMessage().choices().get(3);
        ada.picks("Yes");
        ada.presses(younger).picks("Forget everything here");
        assertThat(ada.sees()).contains("Nothing is kept about you here");
        Map<String, Long> after = new java.util.TreeMap<>(circle.rows());
        after.put("LEDGER", before.get("LEDGER"));
        assertThat(after).isEqualTo(before);
        assertThat(circle.marks.marks).isEmpty();
    }

    @Test
    void a_youth_group_says_so_and_an_adult_is_shown_another_way() {
        circle.person("mo").asks("setup", "age", "youth");
        ada.asks("mark");
        assertThat(ada.sees()).contains("for young people", "may have to tell").contains("[I am an adult]");
        assertThat(ada.picks("I am an adult").sees()).contains("kept for young people");
        assertThat(mo.asks("mark").sees()).doesNotContain("[I am an adult]");
    }

    @Test
    void a_member_can_say_later_that_they_are_too_young_and_all_about_them_goes() {
        Map<String, Long> before = circle.rows();
        ada.asks("mark").picks("Yes");
        Map<String, Long> asMember = circle.rows();
        ada.asks("privacy consent").picks("I am under 18");
        assertThat(ada.sees())
                .contains("forgotten, at once and for good", "[Forget everything here]", "[Lines for young people]");
        assertThat(circle.rows()).isEqualTo(asMember);
        assertThat(circle.marks.marks).isNotEmpty();
        ada.picks("Forget everything here");
        assertThat(ada.sees()).contains("deserve people who are there for your age", "[Lines for young people]");
        assertThat(circle.marks.marks).isEmpty();
        for (String table : List.of("MEMBER", "CONSENT", "VAULT_KEY")) {
            assertThat(circle.rows().get(table)).as(table).isEqualTo(before.get(table));
        }
    }

    @Test
    void an_adult_in_a_group_of_young_people_can_say_so_later() {
        circle.person("mo").asks("setup", "age", "youth");
        ada.asks("mark").picks("Yes");
        ada.asks("privacy consent").picks("I am an adult").picks("Forget everything here");
        assertThat(ada.sees()).contains("kept for young people");
        assertThat(circle.rows()).containsEntry("MEMBER", 0L);
    }

    @Test
    void in_a_group_of_all_ages_nobody_has_the_wrong_one() {
        circle.person("mo").asks("setup", "age", "mixed");
        ada.asks("mark").picks("Yes");
        Map<String, Long> before = circle.rows();
        assertThat(ada.asks("privacy consent").sees()).doesNotContain("under 18", "adult");
        assertThat(ada.asks("privacy consent", "answer", "age").sees()).contains("every age");
        assertThat(circle.rows()).isEqualTo(before);
    }

    @Test
    void in_a_direct_message_the_one_group_is_meant_and_of_several_one_is_asked_for() {
        ada.asks("mark").picks("Yes");
        assertThat(ada.inDirect().asks("mark").sees()).isEqualTo("marked plainly");
        circle.person("mo").in("other").asks("setup", "age", "adults", "label", "Tuesday tea");
        ada.in("other").asks("mark").picks("Yes");
        ada.inDirect().asks("mark", "kind", "sun");
        assertThat(ada.sees()).contains("Which group", "[Tuesday tea]", "(set up in January 2026)]");
        assertThat(ada.picks("Tuesday tea").sees()).isEqualTo("marked sun");
        Set<String> names = new HashSet<>();
        circle.marks.marks.forEach(mark -> names.add(mark.id()));
        assertThat(names).hasSize(2);
    }

    @Test
    void a_group_of_others_cannot_be_meant_in_a_direct_message() {
        circle.person("mo").in("other").asks("setup", "age", "adults");
        String others = circle.group("other").owner().tag();
        ada.asks("mark").picks("Yes");
        ada.inDirect().asks("mark", "in", others);
        assertThat(ada.sees()).contains("Please ask again");
        assertThat(circle.marks.marks).hasSize(1);
    }

    @Test
    void without_a_group_a_direct_message_is_a_space_of_ones_own() {
        Map<String, Long> before = circle.rows();
        ada.inDirect().asks("mark");
        assertThat(ada.sees()).contains("a space for you alone").doesNotContain("18 and older");
        assertThat(circle.rows()).isEqualTo(before);
        ada.picks("Yes");
        assertThat(ada.sees()).isEqualTo("marked plainly");
        assertThat(circle.rows()).containsEntry("PEER_GROUP", 2L);
        assertThat(ada.in("nowhere").asks("mark").sees()).contains("/setup", "Helplines work anyway");
    }

    @Test
    void where_everybody_reads_along_the_direct_message_still_finds_the_group() {
        circle.platform.readableBy(new Readers(true, Readers.Outside.SERVERS));
        assertThat(ada.asks("mark").sees()).contains("write to me directly");
        ada.inDirect().asks("mark");
        assertThat(ada.sees()).contains("Which group", "[Just for me]");
        ada.picks("Group 1");
        assertThat(ada.sees()).contains("keep your check-ins", "run the servers");
        ada.picks("Yes");
        assertThat(ada.sees()).isEqualTo("marked plainly");
        assertThat(ada.asks("mark").sees()).isEqualTo("marked plainly");
        assertThat(circle.members.count(circle.group("room"))).isEqualTo(1);
    }

    @Test
    void a_room_is_remembered_only_for_whoever_was_asked_to_write_directly() {
        circle.platform.readableBy(new Readers(true, Readers.Outside.SERVERS));
        ada.asks("about").asks("help");
        assertThat(ada.inDirect().asks("mark").sees()).contains("a space for you alone");
    }

    @Test
    void the_room_is_remembered_for_an_hour_of_the_bots_own_clock() {
        circle.platform.readableBy(new Readers(true, Readers.Outside.SERVERS));
        ada.asks("mark");
        circle.clock.forward(java.time.Duration.ofMinutes(61));
        assertThat(ada.inDirect().asks("mark").sees()).contains("a space for you alone");
    }

    @Test
    void the_question_comes_in_the_language_of_whoever_is_asked() {
        assertThat(ada.speaking(Locale.GERMAN).asks("mark").sees()).contains("Darf ich deine Check-ins speichern");
        assertThat(ada.speaking(new Locale("es")).asks("mark").sees()).contains("¿Puedo guardar tus anotaciones");
    }
}
