package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaterTest {

    @Test
    void what_was_written_down_is_read_again() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Invocation asked = Invocation.of("checkin now");
            for (int n = random.nextInt(4); n > 0; n--) {
                asked = asked.with(
                        "option" + n,
                        random.ints(random.nextInt(12), 0x20, 0x2fff)
                                .filter(Character::isDefined)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString());
            }
            assertThat(Later.read(Later.write(asked))).isEqualTo(asked);
        }
    }

    @Test
    void private_words_and_the_group_stay_behind() {
        Invocation asked = Invocation.of("checkin now")
                .with("kind", "weather")
                .with("note", new Argument.Private(new PrivateText("secret")))
                .with(Call.GROUP, "tag");
        assertThat(Later.write(asked)).isEqualTo("checkin now?kind=weather");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "??", "a?b", "a?=b", "a?b=%", "a?b=%zz", "a?&&", "%41"})
    void whatever_somebody_types_there_is_at_most_a_command_that_does_not_exist(String typed) {
        assertThat(Later.read(typed).arguments().keySet()).doesNotContain("");
    }
}
