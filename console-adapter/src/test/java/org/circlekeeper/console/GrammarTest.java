package org.circlekeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrammarTest {
    private static final Grammar GRAMMAR = new Grammar(TrialBot.menu());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/trial now                                 | trial now   | {}",
                "/TRIAL Now feeling:good                    | trial now   | {feeling=good}",
                "/trial now feeling:good kind:\"two words\" | trial now   | {feeling=good, kind=two words}",
                "/trial now kind:“curled ones”              | trial now   | {kind=curled ones}",
                "/trial now kind:\"with \\\"these\\\"\"     | trial now   | {kind=with \"these\"}",
                "/trial now kind:\"never closed             | trial now   | {kind=never closed}",
                "/trial now kind:19:30                      | trial now   | {kind=19:30}",
                "/trial now kind:                           | trial now   | {kind=}",
                "/trial now good                            | trial now   | {feeling=good}",
                "/find united kingdom                       | find        | {country=united kingdom}",
                "/find country:united kingdom need:grief    | find        | {country=united kingdom, need=grief}",
                "/crisis country:de                         | crisis      | {country=de}",
                "/trial nowww                               | trial nowww | {}",
                "/trail now                                 | trail now   | {}",
                "/fnd germany                               | fnd         | {}",
                "/trial                                     | trial       | {}",
                "/                                          | ~~          | {}",
                "/\"trial now\"                              | trial now   | {}",
                "/\"trial now\" good                         | trial now   | {feeling=good}",
            })
    void a_command_and_its_options_are_understood(String typed, String command, String options) {
        Line.Command line = (Line.Command) GRAMMAR.read(typed);
        assertThat(line.invocation().command()).isEqualTo(command);
        if (line.known()) {
            assertThat(options(line)).hasToString(options);
        }
    }

    private static Map<String, String> options(Line.Command line) {
        return line.invocation().arguments().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> ((Argument.Plain) entry.getValue()).value(),
                        (a, b) -> b,
                        java.util.LinkedHashMap::new));
    }

    @Test
    void a_person_named_as_to_is_whom_it_is_about_and_no_argument() {
        Line.Command line = (Line.Command) GRAMMAR.read("/find to:@Bea need:grief");
        assertThat(line.about()).contains("bea");
        assertThat(options(line)).containsOnlyKeys("need");
    }

    @Test
    void dm_goes_to_the_bot_directly() {
        assertThat(((Line.Command) GRAMMAR.read("dm /find")).direct()).isTrue();
        assertThat(((Line.Command) GRAMMAR.read("/find")).direct()).isFalse();
    }

    @Test
    void an_at_sign_changes_who_speaks() {
        assertThat(GRAMMAR.read("@Ada")).isEqualTo(new Line.Speaker("ada", Optional.empty()));
        assertThat(GRAMMAR.read("@mo moderator")).isEqualTo(new Line.Speaker("mo", Optional.of(Role.MODERATOR)));
        assertThat(GRAMMAR.read("@zoë owner")).isEqualTo(new Line.Speaker("zoë", Optional.of(Role.OWNER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "@ ada", "@mo boss", "@-x", "@a/b", "@abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"})
    void what_names_nobody_is_said_to(String typed) {
        assertThat(GRAMMAR.read(typed)).isEqualTo(new Line.BadSpeaker());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a comment", "  # /find"})
    void comments_and_empty_lines_are_nothing(String typed) {
        assertThat(GRAMMAR.read(typed)).isEqualTo(new Line.Nothing());
    }

    @Test
    void a_number_picks_and_other_words_are_talk() {
        assertThat(GRAMMAR.read(" 12 ")).isEqualTo(new Line.Pick(12));
        assertThat(GRAMMAR.read("12345678901234567890")).isEqualTo(new Line.Talk());
        assertThat(GRAMMAR.read("hello")).isEqualTo(new Line.Talk());
    }
}
