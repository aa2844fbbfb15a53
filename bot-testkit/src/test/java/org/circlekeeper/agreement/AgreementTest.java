package org.circlekeeper.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.vault.Owner.OfGroup;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final TestBot bot = TestBot.withGroup();
    private final Person mo = bot.person("mo");
    private final Person ada = bot.person("ada");

    private void publish() {
        mo.asks("agreement draft").picks("Publish");
    }

    private List<String> announcements() {
        return bot.platform().room("room").stream()
                .filter(line -> line.contains("new version of what we agreed on"))
                .toList();
    }

    private static Choice choice(Message message, String label) {
        return message.choices().stream()
                .filter(choice -> choice.label().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void before_the_first_version_members_hear_there_is_none_and_moderators_how_to_begin() {
        assertThat(ada.asks("agreement view").sees())
                .contains("has not written down")
                .doesNotContain("[");
        assertThat(mo.asks("rules").sees()).contains("publish an interim version", "[Start a draft]");
        assertThat(ada.asks("agreement history").sees()).contains("has not written down");
    }

    @Test
    void members_do_not_draft() {
        Map<String, Long> before = bot.rows();
        ada.asks("agreement draft", "add", "AG-SOBER");
        assertThat(ada.sees()).doesNotContain("draft is changed");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void the_first_version_has_the_core_and_default_clauses_in_order_and_says_that_it_is_interim() {
        publish();
        assertThat(announcements()).hasSize(1);
        assertThat(announcements().get(0))
                .startsWith("There is a new version")
                .contains("[Read it]", "[I accept this]");
        assertThat(mo.sees()).contains("Published: version 1, interim");
        assertThat(ada.asks("rules").sees())
                .containsSubsequence(
                        "What we agreed on, version 1",
                        "In force since January 5, 2026. This version is interim",
                        "Always part of it",
                        "What is said here stays here.",
                        "How we are with each other",
                        "Share the air.")
                .contains("[I accept this]", "[Versions]")
                .doesNotContain("Come sober", "AG-");
    }

    @Test
    void a_section_or_one_clause_can_be_read_alone() {
        publish();
        assertThat(ada.asks("agreement view", "section", "core").sees())
                .contains("You can always pass")
                .doesNotContain("Share the air");
        assertThat(ada.asks("agreement view", "section", "ag-pass").sees())
                .contains("You can always pass")
                .doesNotContain("What is said here");
        assertThat(ada.asks("agreement view", "section", "parking").sees()).contains("Nothing in it is called that");
        assertThat(ada.asks("agreement view", "version", "7").sees()).contains("The newest is 1");
    }

    @Test
    void everybody_reads_it_in_their_own_language() {
        publish();
        assertThat(ada.speaking(Locale.GERMAN).asks("rules").sees())
                .contains("Was wir vereinbart haben", "Du darfst immer passen", "vorläufig");
    }

    @Test
    void a_long_list_of_points_comes_in_pages() {
        for (int own = 1; own <= 10; own++) {
            mo.asks("agreement draft").picks("A point of our own").answers("title", "Point " + own, "text", "Ours.");
            bot.clock().forward(java.time.Duration.ofSeconds(10));
        }
        mo.asks("agreement draft").picks("Add a point").picks("Come sober");
        mo.picks("Take a point out");
        assertThat(mo.sees()).contains("[More]").doesNotContain("[Point 10]", "[Back]");
        mo.picks("More");
        assertThat(mo.sees())
                .contains("[Point 10]", "[Back]", "[Show the draft]")
                .doesNotContain("[More]");
        mo.picks("Back").picks("More").picks("Point 10");
        assertThat(mo.sees()).contains("The draft is changed", "Point 9").doesNotContain("Point 10");
    }

    @Test
    void core_clauses_stay_but_can_be_said_in_other_words() {
        mo.asks("agreement draft", "drop", "AG-PASS");
        assertThat(mo.sees()).contains("stays in every agreement");
        mo.picks("Say it in our own words").answers("text", "Nobody has to\nspeak.\u202e\u0000");
        assertThat(mo.sees()).contains("The draft is changed", "AG-PASS · You can always pass. Nobody has to speak.");
        mo.picks("Publish");
        assertThat(ada.speaking(Locale.GERMAN)
                        .asks("rules", "section", "AG-PASS")
                        .sees())
                .contains("Du darfst immer passen. Nobody has to speak.")
                .doesNotContain("Gründe schuldest");
    }

    @Test
    void clauses_are_added_dropped_and_written_and_words_that_are_too_long_or_empty_are_refused() {
        mo.asks("agreement draft").picks("Add a point").picks("Come sober");
        assertThat(mo.sees()).contains("AG-SOBER");
        mo.picks("Take a point out").picks("We keep to time");
        assertThat(mo.sees()).doesNotContain("AG-TIME");
        mo.picks("A point of our own").answers("title", "Cake", "text", "Who can brings cake.");
        assertThat(mo.sees()).contains("Our own points", "OWN-1 · Cake. Who can brings cake.");
        Map<String, Long> before = bot.rows();
        mo.picks("A point of our own").answers("title", "Cake", "text", "c".repeat(501));
        assertThat(mo.sees()).doesNotContain("ccc");
        mo.asks("agreement draft").picks("A point of our own").answers("title", "Cake", "text", " \n ");
        assertThat(mo.sees()).contains("Nothing was written");
        mo.asks("agreement draft", "add", "AG-SOBER");
        assertThat(mo.sees()).contains("already in the draft");
        mo.asks("agreement draft", "add", "AG-NONSENSE");
        assertThat(mo.sees()).contains("no point with that name");
        assertThat(bot.rows()).isEqualTo(before);
    }

    @Test
    void the_clause_for_adults_fits_groups_for_adults_only() {
        mo.asks("agreement draft", "add", "AG-AGE");
        assertThat(mo.sees()).contains("The draft is changed");
        bot.setUp("young", "mixed");
        Person kim = bot.person("kim").as(Role.MODERATOR).in("young");
        kim.asks("agreement draft", "add", "AG-AGE");
        assertThat(kim.sees()).contains("for adults only");
    }

    @Test
    void two_moderators_at_once_do_not_overwrite_each_other() {
        Person ole = bot.person("ole").as(Role.MODERATOR);
        Message seenByMo = mo.asks("agreement draft").lastMessage();
        ole.asks("agreement draft", "add", "AG-HUMOR");
        mo.presses(choice(seenByMo, "Publish"));
        assertThat(mo.sees()).contains("The draft has changed or was published since you looked", "AG-HUMOR");
        assertThat(announcements()).isEmpty();
        Message seenByBoth = mo.asks("agreement draft").lastMessage();
        mo.presses(choice(seenByBoth, "Publish"));
        ole.presses(choice(seenByBoth, "Publish"));
        assertThat(ole.sees()).contains("was published since you looked");
        assertThat(announcements()).hasSize(1);
    }

    @Test
    void publishing_twice_publishes_once() {
        publish();
        mo.isHeardTwice();
        publish();
        assertThat(mo.sees()).contains("nothing to publish");
        assertThat(announcements()).hasSize(1);
        assertThat(bot.rows().get("AGREEMENT_VERSION")).isEqualTo(1);
    }

    @Test
    void publishing_happens_in_front_of_everybody() {
        mo.asks("checkin now").picks("Yes, keep it");
        mo.asks("agreement draft", "add", "AG-HUMOR");
        Choice publish = choice(mo.lastMessage(), "Publish");
        mo.inDirect().presses(publish);
        assertThat(mo.sees()).contains("in the group’s room");
        assertThat(announcements()).isEmpty();
        assertThat(bot.rows().get("AGREEMENT_VERSION")).isZero();
    }

    @Test
    void a_yes_is_kept_for_one_version_and_everyone_is_asked_again() {
        publish();
        ada.asks("rules").picks("I accept this");
        assertThat(ada.sees()).contains("May I keep which version");
        assertThat(bot.rows().get("AGREEMENT_ACCEPTANCE")).isZero();
        ada.picks("Yes, keep it");
        assertThat(ada.sees()).contains("You accepted version 1");
        assertThat(ada.asks("rules").sees())
                .contains("You have accepted this version")
                .doesNotContain("[I accept");
        ada.asks("agreement accept", "version", "1");
        assertThat(ada.sees()).contains("already accepted");
        bot.clock().forward(Duration.ofDays(3));
        mo.asks("agreement draft", "add", "AG-CHAT").picks("Publish");
        assertThat(ada.asks("rules").sees()).contains("version 2", "[I accept this]");
        ada.asks("agreement accept", "version", "1");
        assertThat(ada.sees()).contains("Version 2 is in force now", "[I accept this]");
        assertThat(bot.rows().get("AGREEMENT_ACCEPTANCE")).isEqualTo(1);
        ada.picks("I accept this");
        assertThat(ada.asks("agreement history").sees())
                .contains("Version 1, since January 5, 2026, interim. You accepted it on January 5, 2026")
                .contains("Version 2, since January 8, 2026, interim. You accepted it on January 8, 2026");
        assertThat(bot.person("bea").asks("agreement history").sees()).doesNotContain("You accepted");
    }

    @Test
    void what_changed_is_told_clause_by_clause() {
        publish();
        mo.asks("agreement draft", "add", "AG-CHAT");
        mo.asks("agreement draft", "drop", "AG-TIME");
        mo.asks("agreement draft", "reword", "AG-PASS").answers("text", "Pass whenever you like.");
        mo.picks("Publish");
        ada.asks("agreement view").picks("What changed");
        assertThat(ada.sees())
                .containsSubsequence(
                        "From version 1 to version 2",
                        "New",
                        "What the side chat is for.",
                        "No longer in it",
                        "We keep to time.",
                        "In other words",
                        "Before: You can always pass. You may also stay silent",
                        "Now: You can always pass. Pass whenever you like.");
        assertThat(ada.asks("agreement history", "from", "2", "to", "2").sees()).contains("These two say the same");
        assertThat(ada.asks("agreement history", "from", "1", "to", "9").sees()).contains("not two such versions");
    }

    @Test
    void an_old_version_can_still_be_read_as_it_was() {
        publish();
        mo.asks("agreement draft", "reword", "AG-PASS").answers("text", "Pass whenever you like.");
        mo.picks("Publish");
        assertThat(ada.asks("agreement view", "version", "1", "section", "AG-PASS")
                        .sees())
                .contains("There is a newer version: 2", "You may also stay silent")
                .doesNotContain("[I accept");
    }

    @Test
    void where_all_see_every_answer_nobodys_yes_is_told() {
        publish();
        ada.asks("agreement accept").picks("Yes, keep it");
        bot.platform().readableBy(new Readers(true, Readers.Outside.SERVERS));
        assertThat(ada.asks("rules").sees()).doesNotContain("You have accepted");
        assertThat(ada.asks("agreement history").sees()).doesNotContain("You accepted");
        assertThat(ada.asks("agreement accept").sees()).contains("write to me directly");
    }

    @Test
    void taking_the_yes_back_deletes_every_acceptance() {
        publish();
        ada.asks("agreement accept").picks("Yes, keep it");
        ada.asks("privacy consent", "purpose", "agreement", "answer", "withdraw");
        assertThat(bot.rows().get("AGREEMENT_ACCEPTANCE")).isZero();
    }

    @Test
    void a_moderator_of_one_group_does_not_draft_in_another_they_only_belong_to() {
        bot.setUp("other", "adults");
        Person eve = bot.person("eve");
        eve.in("other").asks("checkin now").picks("Yes, keep it");
        eve.as(Role.MODERATOR).in("mine").asks("setup", "age", "adults");
        eve.inDirect().asks("agreement draft", "step", "own");
        assertThat(eve.form()).isEmpty();
        assertThat(eve.sees()).contains("in the group’s room");
        assertThat(eve.asks("agreement draft", "drop", "AG-HUMOR").sees()).contains("in the group’s room");
        assertThat(bot.rows()).containsEntry("AGREEMENT_DRAFT", 0L);
    }

    @Test
    void of_two_who_publish_one_version_at_one_instant_one_is_right() {
        OfGroup group = group();
        AgreementStore agreements = new AgreementStore(bot.database(), bot.vault());
        Agreement first = new Agreement(1, LocalDate.EPOCH, true, Library.beginning());
        assertThat(agreements.publish(group, first)).isTrue();
        assertThat(agreements.publish(group, first)).isFalse();
    }

    @Test
    void of_two_who_begin_a_draft_at_one_instant_one_is_right() throws Exception {
        OfGroup group = group();
        DraftStore drafts = new DraftStore(bot.database(), bot.vault());
        Draft seen = Draft.after(Optional.empty());
        Draft next = seen.with(seen.clauses());
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> other = new FutureTask<>(() -> {
            begun.await();
            return drafts.change(group, seen, next);
        });
        new Thread(other).start();
        boolean one = bot.database().inTransaction(() -> {
            boolean kept = drafts.change(group, seen, next);
            begun.countDown();
            return kept;
        });
        assertThat(List.of(one, other.get())).containsExactlyInAnyOrder(true, false);
    }

    private OfGroup group() {
        return bot.database()
                .with(handle -> handle.createQuery("SELECT tag FROM peer_group WHERE personal = FALSE")
                        .mapTo(String.class)
                        .map(OfGroup::new)
                        .one());
    }

    @Test
    void a_space_of_ones_own_needs_no_agreement() {
        Person eve = bot.person("eve").as(Role.OWNER).inDirect();
        assertThat(eve.asks("agreement view").sees()).contains("has not written down");
        Map<String, Long> before = bot.rows();
        assertThat(eve.asks("agreement draft", "add", "AG-HUMOR").sees()).contains("in the group’s room");
        assertThat(bot.rows()).isEqualTo(before);
    }
}
