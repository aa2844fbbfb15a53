package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.LogLines;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.Test;

/** What somebody reads who mistyped, who is not allowed, or whom we failed; and what a log says about it. */
class RefusalTest {
    private final TestDesk at = new TestDesk();
    private final Person ada = at.ada;

    @Test
    void what_only_reads_says_that_something_broke_and_not_that_something_was_lost() {
        at.second = call -> {
            throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
        };
        try (LogLines lines = LogLines.everything()) {
            assertThat(ada.asks("reading").sees()).contains("Something broke");
            assertThat(lines.text())
                    .contains("java.lang.IllegalStateException at org.circlekeeper.command.RefusalTest")
                    .contains(" by java.lang.IllegalArgumentException at org.circlekeeper.command.RefusalTest")
                    .doesNotContain("outer", "inner");
        }
        assertThat(at.counted("reading", "failed")).isEqualTo(1);
    }

    @Test
    void a_trouble_within_a_trouble_within_a_trouble_is_told_five_deep() {
        Throwable deep = new IllegalStateException("0");
        for (int depth = 1; depth < 8; depth++) {
            deep = new IllegalStateException(String.valueOf(depth), deep);
        }
        assertThat(Trouble.in(deep).split(" by ", -1)).hasSize(5);
    }

    @Test
    void every_outcome_is_counted_by_command_and_names_nobody() {
        ada.asks("first").asks("first", "country", "x").asks("nothing").asks("guarded");
        assertThat(at.counted("first", "answered")).isEqualTo(1);
        assertThat(at.counted("first", "not-understood")).isEqualTo(1);
        assertThat(at.counted("unknown", "unknown")).isEqualTo(1);
        assertThat(at.counted("guarded", "refused")).isEqualTo(1);
    }

    @Test
    void a_long_list_of_what_can_be_chosen_is_cut_and_says_so() {
        String many = ada.asks("first", "country", "x").sees();
        assertThat(many).contains("l0 (Land 0), ", "l11 (Land 11), …").doesNotContain("l12");
        assertThat(ada.asks("first", "colour", "red").sees())
                .contains("“colour”", "country")
                .doesNotContain("note");
        assertThat(ada.asks("guarded", "colour", "red").sees()).contains("for moderators");
        ada.as(Role.MODERATOR);
        assertThat(ada.asks("guarded", "colour", "red").sees()).contains("takes no options");
        assertThat(ada.asks("first", "note", "far too long a note").sees()).contains("“note”");
        assertThat(ada.asks("first", "in", "somewhere", "page", "2").sees()).isEqualTo("first");
    }

    @Test
    void what_was_typed_is_repeated_up_to_forty_characters_and_the_rest_is_cut() {
        String forty = "x".repeat(40);
        assertThat(ada.asks(forty).sees()).contains("“" + forty + "”");
        assertThat(ada.asks(forty + "x").sees()).contains("“" + "x".repeat(20) + "…”");
    }

    @Test
    void a_word_two_slips_away_is_offered_and_one_three_away_is_not() {
        assertThat(ada.asks("frist").sees()).contains("[/first]");
        assertThat(ada.asks("fisrts").sees()).contains("[/first]");
        assertThat(ada.asks("fxxxt").sees()).doesNotContain("[/first]");
        assertThat(ada.asks("firstxyz").sees()).doesNotContain("[/first]");
        assertThat(ada.asks("walk").sees()).contains("[/walk fast]", "[/walk slowly]");
        assertThat(ada.lastMessage().choices().get(0).label()).as("in order").isEqualTo("/walk fast");
    }

    @Test
    void a_language_that_cannot_be_looked_up_is_the_clients() {
        at.platform.start(new CommandDesk(
                List.of(),
                new Catalogue(),
                user -> {
                    throw new IllegalStateException();
                },
                at.database,
                at.vault,
                at.clock,
                at.meters));
        assertThat(ada.speaking(Locale.GERMAN).asks("nothing").sees()).contains("kenne ich nicht");
    }
}
