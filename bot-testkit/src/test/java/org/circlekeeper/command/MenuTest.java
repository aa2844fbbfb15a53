package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.command.TestDesk.COUNTRY;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Suggestion;
import org.junit.jupiter.api.Test;

/** What a platform publishes, and what it proposes while somebody types. */
class MenuTest {
    private final TestDesk at = new TestDesk();

    @Test
    void what_is_being_typed_is_completed_by_label_and_by_value_and_never_with_a_wall_of_choices() {
        assertThat(at.suggested("first", "country", "land 1"))
                .extracting(Suggestion::value)
                .containsExactly("l1", "l10", "l11", "l12", "l13", "l14", "l15", "l16", "l17", "l18", "l19");
        assertThat(at.suggested("first", "country", "L39"))
                .extracting(Suggestion::label)
                .containsExactly("Land 39");
        assertThat(at.suggested("first", "country", "")).hasSize(25);
        assertThat(at.suggested("first", "note", "")).isEmpty();
        assertThat(at.suggested("nothing", "country", "")).isEmpty();
    }

    @Test
    void the_menu_says_what_each_command_and_option_is_for_in_every_language() {
        Menu menu = at.desk.menu();
        assertThat(menu.commands())
                .extracting(command -> command.name().text())
                .containsExactlyInAnyOrder("first", "second", "reading", "guarded", "walk fast", "walk slowly");
        assertThat(menu.languages()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
        CommandSpec what = CommandSpec.personal("privacy what", Effect.READS);
        assertThat(menu.describe(what, Locale.ENGLISH)).startsWith("What is kept about you");
        assertThat(menu.describe(what, Locale.GERMAN)).isNotEmpty().doesNotContain("What is kept");
        assertThat(menu.describe(COUNTRY, Locale.ENGLISH)).isNotEmpty();
        assertThat(menu.options(COUNTRY, Locale.ENGLISH)).hasSize(40);
        assertThat(menu.say(Locale.ENGLISH, "desk.help_choice")).isEqualTo("What I can do");
        assertThat(what.asking().asks()).isTrue();
        assertThat(what.asks()).isFalse();
    }

    @Test
    void whoever_keeps_nothing_shows_nothing() {
        assertThat(PersonalData.NOTHING.show(new org.circlekeeper.vault.Owner.Person("g", "p")))
                .isEqualTo(Export.nothing());
        Export part = new Export("checkin.export", List.of()).leavingOut("checkin.health_left_out");
        assertThat(part.leftOut()).contains("checkin.health_left_out");
        assertThat(part.section()).isEqualTo("checkin.export");
    }
}
