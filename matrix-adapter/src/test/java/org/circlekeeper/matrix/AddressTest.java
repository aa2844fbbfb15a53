package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.typed.CommandLine;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final String BOT = "@keeper:here";
    private static final Optional<String> NAME = Optional.of("Circle Keeper");

    private final Address address =
            new Address(new CommandLine(TestBot.fresh().bot().desk().menu()), "!ck", BOT);

    private static Said said(String body, String... mentions) {
        return new Said(
                "r",
                "$1",
                "!room",
                "@ada:here",
                Instant.EPOCH,
                body,
                List.of(mentions),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private String read(String body, boolean alone, String... mentions) {
        return shown(address.read(said(body, mentions), alone, NAME));
    }

    private static String shown(Meant meant) {
        return meant instanceof Meant.Command command
                ? (command.typed().known() ? "" : "unknown ") + command.typed().invocation()
                : meant instanceof Meant.Pick pick
                        ? "pick " + pick.number()
                        : meant instanceof Meant.Words words
                                ? "words " + words.text() + " / " + words.command()
                                : "nothing";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!ck checkin now feeling:fog | checkin now[feeling]",
                "!CK Checkin now | checkin now[]",
                "  !ck helpline Kenya | helpline[country]",
                "!ck /help | help[]",
                "!ck | help[]",
                "!ck 2 | pick 2",
                "!ck chekin now | unknown chekin now[]",
                "!ckx checkin now | nothing",
                "hello !ck help | nothing",
                "Circle Keeper: help | help[]",
                "circle keeper help | help[]",
                "@keeper:here help | help[]",
                "keeper help | nothing",
                "help | nothing",
                "2 | nothing",
                "/help | nothing",
            })
    void in_a_shared_room_only_what_begins_with_its_prefix_or_name_is_for_the_bot(String body, String meant) {
        assertThat(read(body, false)).isEqualTo(meant);
    }

    @Test
    void a_mention_makes_the_first_part_of_its_id_a_name() {
        assertThat(read("keeper: help", false, BOT)).isEqualTo("help[]");
        assertThat(read("I like keeper", false, BOT)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help | help[]",
                "/checkin now | checkin now[]",
                "!ck helpline | helpline[]",
                "2 | pick 2",
                "2. | pick 2",
                "2) | pick 2",
                "I slept badly | words I slept badly / i",
                "helplin kenya | words helplin kenya / helplin",
                "chekin now | words chekin now / chekin now",
                "/ | words / / /",
                "/chekin now | unknown chekin now[]",
            })
    void where_nobody_else_is_everything_is_for_the_bot(String body, String meant) {
        assertThat(read(body, true)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_command_in_parts_is_heard_where_the_bot_is_named_or_alone(boolean alone) {
        Said parts = new Said(
                "r",
                "$1",
                "!room",
                "@ada:here",
                Instant.EPOCH,
                "!ck checkin now",
                List.of(BOT),
                Optional.empty(),
                false,
                Optional.of(Invocation.of("ck checkin now").with("feeling", "fog")));
        assertThat(shown(address.read(parts, alone, NAME))).isEqualTo("checkin now[feeling]");
    }
}
