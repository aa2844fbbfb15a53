package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsTypedTest {
    private final AsTyped asTyped = new AsTyped(TestBot.fresh().bot().desk().menu(), "!ck");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "With /privacy you can see it. | With !ck privacy you can see it.",
                "/checkin now, then /checkin history | !ck checkin now, then !ck checkin history",
                "(/hide) | (!ck hide)",
                "write /rules: short | write !ck rules: short",
                "https://example.org/help | https://example.org/help",
                "this and/or that | this and/or that",
                "/home/ada/help | /home/ada/help",
                "/helpful | /helpful",
                "/nothing of ours | /nothing of ours",
            })
    void a_command_stands_as_it_can_be_typed(String words, String shown) {
        assertThat(asTyped.in(words)).isEqualTo(shown);
    }

    @Test
    void what_stands_there_to_the_letter_stays_so() {
        Message message = Message.of(
                new Block.Heading("/help"), new Block.Bullets(List.of("/about")), new Block.Verbatim("/help"));
        assertThat(asTyped.in(message).blocks())
                .containsExactly(
                        new Block.Heading("!ck help"),
                        new Block.Bullets(List.of("!ck about")),
                        new Block.Verbatim("/help"));
    }
}
