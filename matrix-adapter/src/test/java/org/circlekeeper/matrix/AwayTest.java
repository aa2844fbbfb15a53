package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Plain;
import org.circlekeeper.matrix.testkit.Synapse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said while the bot is away is heard once when it comes back, in order, and not obeyed when it is too late. */
@org.jspecify.annotations.NullUnmarked
class AwayTest {
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
    void after_three_days_nothing_is_obeyed_and_each_room_told_once() {
        Plain ada = keeper.somebody("ada");
        String loud = keeper.room(ada, keeper.somebody("bea"));
        String quiet = keeper.room(ada, keeper.somebody("bea"));
        keeper.goes();
        for (int i = 0; i < (Keeper.LONG ? 500 : 210); i++) {
            ada.say(loud, "!ck about");
        }
        ada.say(quiet, "!ck about");
        keeper.later = Duration.ofDays(3);
        keeper.comes();
        keeper.awaitSaid(ada, quiet, 1);
        keeper.awaitSaid(ada, loud, 1);
        keeper.goes(); // all of it is through
        assertThat(keeper.heard.requests).isEmpty();
        assertThat(keeper.said(ada, loud)).hasSize(1);
        assertThat(keeper.said(ada, quiet)).hasSize(1);
    }

    @Test
    void what_was_said_in_secret_while_it_was_away_is_heard_in_order_and_once() {
        assumeTrue(ForeignClient.isHere(), "no foreign client here");
        keeper.heard.answer = request -> NOTHING;
        ForeignClient ada = ForeignClient.login(keeper.synapse.baseUrl(), keeper.synapse.somebody("ada"));
        ForeignClient bea = ForeignClient.login(keeper.synapse.baseUrl(), keeper.synapse.somebody("bea"));
        String room = ada.createRoom("circle", true, false, bea.user(), keeper.account.user());
        ada.awaitMember(room, keeper.account.user());
        ada.awaitMember(room, bea.user());
        keeper.goes();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < (Keeper.LONG ? 300 : 220); i++) {
            if (i == 100) {
                ada.forceDiscardSession(room);
            }
            ada.say(room, "!ck helpline nr" + i);
            expected.add("nr" + i);
        }
        keeper.comes();
        keeper.awaitRequests(expected.size());
        keeper.goes();
        assertThat(keeper.heard.requests.stream().map(AwayTest::country).toList())
                .isEqualTo(expected);
    }

    private static String country(Request request) {
        return ((org.circlekeeper.chat.Argument.Plain)
                        request.invocation().arguments().get("country"))
                .value();
    }

    @Test
    void what_is_heard_again_and_again_is_answered_once() {
        Plain ada = keeper.somebody("ada");
        String room = keeper.room(ada, keeper.somebody("bea"));
        keeper.forgetful = true;
        for (int i = 1; i <= 3; i++) {
            if (i == 1) {
                ada.say(room, "!ck about");
            }
            keeper.awaitRequests(i);
            keeper.awaitSaid(ada, room, 1);
            keeper.goes();
            keeper.comes();
        }
        keeper.forgetful = false;
        await().atMost(Keeper.PATIENCE).until(() -> keeper.heard.requests.size() >= 4);
        ada.say(room, "!ck privacy what");
        keeper.awaitSaid(ada, room, 2);
        assertThat(keeper.heard.requests.stream()
                        .filter(request -> request.invocation().command().equals("about"))
                        .map(Request::id)
                        .distinct())
                .hasSize(1);
        assertThat(keeper.said(ada, room)).containsExactly("answer to about", "answer to privacy what");
    }
}
