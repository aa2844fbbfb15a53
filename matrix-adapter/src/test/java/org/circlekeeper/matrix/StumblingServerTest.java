package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.circlekeeper.matrix.testkit.Account;
import org.circlekeeper.matrix.testkit.Plain;
import org.circlekeeper.matrix.testkit.Synapse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A homeserver that dies, hangs, slows down or throws the bot out. */
@org.jspecify.annotations.NullUnmarked
class StumblingServerTest {
    @TempDir
    private Path folder;

    private Synapse synapse;
    private Keeper keeper;

    private void on(Synapse.Options options) {
        Optional<Synapse> started = Synapse.start(options);
        assumeTrue(started.isPresent(), "no Synapse here");
        synapse = started.get();
        keeper = new Keeper(synapse, folder).comes();
    }

    @AfterEach
    void close() {
        if (keeper != null) {
            keeper.close();
        }
        if (synapse != null) {
            synapse.close();
        }
    }

    private void isConnected(boolean wanted) {
        await("connected: " + wanted)
                .atMost(Keeper.PATIENCE)
                .until(() -> keeper.platform().isConnected() == wanted);
    }

    @Test
    void it_goes_on_after_the_server_died_and_hung_and_ends_when_it_is_thrown_out() {
        on(Synapse.Options.usual());
        Plain ada = keeper.somebody("ada");
        String room = keeper.room(ada, keeper.somebody("bea"));
        ada.say(room, "!ck about");
        keeper.awaitSaid(ada, room, 1);
        isConnected(true);
        synapse.kill();
        isConnected(false);
        synapse.startAgain();
        ada.say(room, "!ck about");
        keeper.awaitSaid(ada, room, 2);
        isConnected(true);
        ada.say(room, "!ck about");
        synapse.freeze();
        Duration frozen = Duration.ofSeconds(Keeper.LONG ? 20 : 5);
        await().pollDelay(frozen).atMost(frozen.plusSeconds(30)).until(() -> true);
        synapse.thaw();
        ada.say(room, "!ck about");
        keeper.awaitSaid(ada, room, 4);
        assertThat(keeper.said(ada, room)).hasSize(4);
        assertThat(keeper.heard.requests.stream().map(one -> one.id()).distinct())
                .hasSize(4);
        assertThat(keeper.endings).isEmpty();
        Plain.login(synapse.baseUrl(), keeper.account).logoutAll();
        await().atMost(Keeper.PATIENCE).until(() -> keeper.endings.equals(List.of(MatrixEnding.REFUSED)));
        isConnected(false);
    }

    @Test
    void a_login_that_ends_by_itself_is_renewed() {
        on(Synapse.Options.usual().endingSessionsAfter(Duration.ofSeconds(6)));
        Account ada = synapse.somebody("ada");
        Account bea = synapse.somebody("bea");
        Plain first = Plain.login(synapse.baseUrl(), ada);
        String room = keeper.room(first, Plain.login(synapse.baseUrl(), bea));
        for (int i = 1; i <= (Keeper.LONG ? 12 : 5); i++) {
            int wanted = i;
            Plain.login(synapse.baseUrl(), ada).say(room, "!ck about");
            await().pollInterval(Duration.ofSeconds(2))
                    .atMost(Keeper.PATIENCE)
                    .until(() -> keeper.said(Plain.login(synapse.baseUrl(), ada), room)
                                    .size()
                            >= wanted);
        }
        assertThat(keeper.endings).isEmpty();
        assertThat(keeper.heard.requests.stream().map(one -> one.id()).distinct())
                .hasSize(Keeper.LONG ? 12 : 5);
    }

    @Test
    void under_a_limit_everything_arrives_in_order_and_nothing_twice() {
        double perSecond = Keeper.LONG ? 0.2 : 1;
        int burst = Keeper.LONG ? 10 : 5;
        int many = Keeper.LONG ? 20 : 12;
        on(Synapse.Options.usual().limitingMessages(perSecond, burst));
        List<Plain> people = IntStream.rangeClosed(0, many / 3)
                .mapToObj(i -> keeper.somebody("p" + i))
                .toList();
        String room =
                keeper.room(people.get(0), people.subList(1, people.size()).toArray(new Plain[0]));
        keeper.heard.answer = request -> org.circlekeeper.chat.Reply.publicly(
                org.circlekeeper.chat.Message.of("nr " + keeper.heard.requests.size()));
        List<String> expected = new ArrayList<>();
        int sends = keeper.count("send");
        for (int i = 1; i <= many; i++) {
            people.get(1 + i % (people.size() - 1)).say(room, "!ck about");
            expected.add("nr " + i);
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> keeper.said(people.get(0), room).size() >= many);
        assertThat(keeper.said(people.get(0), room)).isEqualTo(expected);
        assertThat(keeper.count("send") - sends).isLessThanOrEqualTo((int) (1.3 * many) + 1);
    }
}
