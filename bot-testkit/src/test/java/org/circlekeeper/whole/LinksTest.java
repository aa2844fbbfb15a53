package org.circlekeeper.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features lead to each other the way web pages do; nobody may be led to a dead end. */
class LinksTest {
    private static final int MOST = 1500;

    @ParameterizedTest
    @CsvSource({"MEMBER, en", "MODERATOR, es", "OWNER, de"})
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

    @ParameterizedTest
    @CsvSource({"MEMBER", "MODERATOR"})
    void alone_with_the_bot_it_is_the_same(Role role) {
        TestBot bot = TestBot.withGroup();
        Person person = bot.person("ada").as(role).inDirect();
        assertThat(new Explorer(bot, person, "some words").explore(MOST).deadEnds())
                .isEmpty();
    }
}
