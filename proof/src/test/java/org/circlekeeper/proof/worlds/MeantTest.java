package org.circlekeeper.proof.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exception excuses what it is for and nothing beside it. */
final class MeantTest {
    private static final String COMMANDS = "circlekeeper.commands[tag(command=help), tag(outcome=answered)] 1.0\n";

    @Test
    void counts_of_commands_are_meant() {
        assertThat(Meant.THE_OPERATOR_COUNTS_COMMANDS.covers(counted("", COMMANDS)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody.came[] 1.0\n",
                "circlekeeper.commands.victims[tag(command=help), tag(outcome=answered)] 1.0\n",
                "circlekeeper.commands[tag(command=help), tag(outcome=answered), tag(room=room)] 1.0\n",
                "circlekeeper.deliveries[] 1.0\n"
            })
    void any_other_count_is_not(String line) {
        assertThat(Meant.THE_OPERATOR_COUNTS_COMMANDS.covers(counted(COMMANDS, COMMANDS + line)))
                .isFalse();
        assertThat(Meant.THE_OPERATOR_COUNTS_COMMANDS.covers(counted(line, COMMANDS)))
                .isFalse();
    }

    private static Difference counted(String one, String other) {
        return new Difference("CAME", Watcher.OWNER, false, Channel.COUNTER, Pair.LOOKING_AROUND, one, other);
    }

    @Test
    void the_line_that_was_shared_is_meant_in_its_room() {
        assertThat(shared("staff: a\n" + Meant.shared() + "room: b\n", "staff: a\nroom: b\n"))
                .isTrue();
    }

    @Test
    void nothing_else_in_a_room_is() {
        assertThat(shared(Meant.shared() + Meant.shared(), "")).as("twice").isFalse();
        assertThat(shared(Meant.shared() + "room: somebody\n", "")).as("more").isFalse();
        assertThat(shared("room: somebody\n", "")).as("something else").isFalse();
        assertThat(shared(Meant.shared().replace("Fog", "Sun"), ""))
                .as("another answer")
                .isFalse();
        assertThat(shared(Meant.shared().replace("room: ", "elsewhere: "), ""))
                .as("another room")
                .isFalse();
        assertThat(shared("", Meant.shared())).as("in the other world").isFalse();
    }

    private static boolean shared(String one, String other) {
        return Meant.A_LINE_THAT_WAS_SHARED.covers(new Difference(
                "SHARED_A_LINE", Watcher.STRANGER, false, Channel.ROOM, Pair.LOOKING_AROUND, one, other));
    }
}
