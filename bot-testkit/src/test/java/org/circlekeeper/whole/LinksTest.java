package org.circlekeeper.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Explorer;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features lead to each other the way web pages do; nobody may be led to a dead end. */
class LinksTest {
    private static final int MOST = 1500;

    @ParameterizedTest
    @CsvSource({"MEMBER, en", "MODERATOR, es", "OWNER, de", "OWNER, es", "OWNER, en"})
    void whatever_the_bot_offers_works_and_nothing_breaks(Role role, String language) {
        TestBot bot = TestBot.withGroup();
        Person person = bot.person("ada").as(role).speaking(Locale.forLanguageTag(language));
        Explorer explorer = new Explorer(bot, person, "some words").explore(MOST);
        assertThat(explorer.deadEnds()).isEmpty();
        assertThat(explorer.steps()).isGreaterThan(100);
        assertThat(explorer.commands())
                .containsAll(bot.bot().desk().menu().commands().stream()
                        .map(command -> command.name().text())
                        .toList());
    }

    /** Discord cannot run a command that has verbs (Application Commands reference); the bot must lead to each verb. */
    @Test
    void offer_alone_is_a_command_and_has_verbs_too() {
        List<String> names = TestBot.fresh().bot().desk().menu().commands().stream()
                .map(command -> command.name().text())
                .toList();
        assertThat(names.stream().filter(noun -> names.stream().anyMatch(name -> name.startsWith(noun + " "))))
                .containsExactly("offer");
    }

    @ParameterizedTest
    @CsvSource({"MEMBER", "MODERATOR"})
    void alone_with_the_bot_it_is_the_same(Role role) {
        TestBot bot = TestBot.withGroup();
        Person person = bot.person("ada").as(role).inDirect();
        assertThat(new Explorer(bot, person, "some words").explore(MOST).deadEnds())
                .isEmpty();
    }
}
