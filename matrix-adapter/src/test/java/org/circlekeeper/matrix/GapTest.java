package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.matrix.testkit.Plain;
import org.circlekeeper.matrix.testkit.Synapse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said while the bot is away is heard once when it comes back, in order, and not obeyed when it is too late. */
@org.jspecify.annotations.NullUnmarked
class GapTest {
    private static final Reply NOTHING = new Reply.Several(List.of());

    @TempDir
    private Path folder;

    private Keeper keeper;

    @BeforeEach
    void comes() {
        assumeTrue(Synapse.shared().isPresent(), "no Synapse here");
        keeper = new Keeper(Synapse.shared().get(), folder).comes();
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    @Test
    void only_what_was_missed_is_fetched_and_nothing_older_is_obeyed_again() {
        keeper.heard.answer = request -> NOTHING;
        Plain ada = keeper.somebody("ada");
        String room = keeper.room(ada, keeper.somebody("bea"));
        for (int i = 0; i < 110; i++) {
            ada.say(room, "!ck about");
        }
        keeper.awaitRequests(110);
        keeper.goes();
        for (int i = 0; i < 210; i++) {
            ada.say(room, "chatter");
        }
        keeper.comes();
        ada.say(room, "!ck privacy what");
        keeper.awaitRequests(111);
        keeper.goes();
        assertThat(keeper.heard.commands()).hasSize(111);
        assertThat(keeper.count("before")).isLessThan(6);
    }
}
