package org.circlekeeper.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the bot's own commands. */
final class CommandLineTest {
    private static final CommandLine COMMANDS =
            new CommandLine(TestBot.fresh().bot().desk().menu());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "checkin now                                 | checkin now   | {}",
                "/checkin now                                | checkin now   | {}",
                "  / checkin   now                           | checkin now   | {}",
                "CHECKIN Now Feeling:good                    | checkin now   | {feeling=good}",
                "checkin now feeling:good kind:\"two words\" | checkin now   | {feeling=good, kind=two words}",
                "checkin now kind:“curled ones”              | checkin now   | {kind=curled ones}",
                "checkin now kind:„German ones“              | checkin now   | {kind=German ones}",
                "checkin now kind:\"with \\\"these\\\"\"     | checkin now   | {kind=with \"these\"}",
                "checkin now kind:\"never closed             | checkin now   | {kind=never closed}",
                "checkin now kind:19:30                      | checkin now   | {kind=19:30}",
                "checkin now kind:                           | checkin now   | {kind=}",
                "checkin now kind: weather                   | checkin now   | {kind=weather}",
                "checkin now Good                            | checkin now   | {feeling=Good}",
                "helpline united kingdom                     | helpline      | {country=united kingdom}",
                "helpline country:united kingdom need:grief  | helpline      | {country=united kingdom, need=grief}",
                "Crisis country:de open-now:yes              | crisis        | {country=de, open-now=yes}",
                "help me please                              | help          | {me=me, please=please}",
                "offer allow                                 | offer allow   | {}",
                "offer grief                                 | offer         | {to=grief}",
                "\"checkin now\"                             | checkin now   | {}",
                "\"checkin now\" good                        | checkin now   | {feeling=good}",
            })
    void a_command_and_its_options_are_understood(String typed, String command, String options) {
        Typed read = read(typed);
        assertThat(read.known()).isTrue();
        assertThat(read.invocation().command()).isEqualTo(command);
        assertThat(options(read.invocation())).hasToString(options);
    }

    @ParameterizedTest
    @CsvSource({
        "checkin nowww, checkin nowww",
        "chekcin now, chekcin now",
        "Chekcin Now feeling:good, chekcin now",
        "helpl germany, helpl",
        "checkin, checkin",
        "feeling:good, ''",
    })
    void a_name_that_is_none_is_left_to_the_bot_as_it_was_typed(String typed, String command) {
        assertThat(read(typed).known()).isFalse();
        assertThat(read(typed).invocation().command()).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/", " / "})
    void no_words_ask_nothing(String typed) {
        assertThat(COMMANDS.read(typed)).isEmpty();
    }

    @Test
    void only_one_slash_is_taken_off() {
        assertThat(read("//helpline").known()).isFalse();
    }

    @Test
    void spaces_that_do_not_break_are_spaces() {
        Typed read = read("checkin\u00a0now kind:two\u202fwords");
        assertThat(read.known()).isTrue();
        assertThat(options(read.invocation())).hasToString("{kind=two words}");
    }

    @ParameterizedTest
    @CsvSource({
        "offer to:@ada:example.org need:grief, @ada:example.org",
        "offer need:grief to:https://matrix.to/#/@ada:example.org, https://matrix.to/#/@ada:example.org",
        "offer @Ada need:grief, @Ada",
        "offer TO:\"Ada Ada\" need:grief, Ada Ada",
        "helpline to:Ada need:grief, Ada",
    })
    void whom_it_is_about_is_named_as_typed_and_is_no_argument_once_found(String typed, String about) {
        Typed read = read(typed);
        assertThat(read.about()).contains(about);
        assertThat(options(read.withoutAbout())).containsExactly(Map.entry("need", "grief"));
        assertThat(options(read.invocation()))
                .as("until then the bot can say that it cannot tell who that is")
                .containsEntry("to", about);
    }

    @Test
    void an_option_of_the_same_name_that_means_a_number_names_nobody() {
        Typed read = read("agreement history from:2 to:3");
        assertThat(read.about()).isEmpty();
        assertThat(options(read.withoutAbout())).hasToString("{from=2, to=3}");
    }

    @Test
    void nothing_that_was_typed_is_printed() {
        assertThat(read("offer to:@ada need:grief")).hasToString("offer[to, need]");
    }

    private static Typed read(String typed) {
        return COMMANDS.read(typed).orElseThrow();
    }

    private static Map<String, String> options(Invocation invocation) {
        Map<String, String> options = new LinkedHashMap<>();
        invocation.arguments().forEach((option, value) -> options.put(option, ((Argument.Plain) value).value()));
        return options;
    }
}
