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
                "/trial now feeling:good kind:\"two words\" | trial now | {feeling=good, kind=two words}",
                "dm /crisis de                              | crisis    | {country=de}",
                "/trail now                                 | trail now | {}",
                "/find to:@.                                | find      | {to=@.}",
                "/                                          | ~~        | {}",
            })
    void a_command_comes_after_a_slash(String typed, String command, String options) {
        Line.Command line = (Line.Command) GRAMMAR.read(typed);
        assertThat(line.invocation().command()).isEqualTo(command);
        assertThat(options(line)).hasToString(options);
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
