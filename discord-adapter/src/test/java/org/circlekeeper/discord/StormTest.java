package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.rows;
import static org.circlekeeper.discord.HardDay.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Gateway;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.Test;

/** Four shards lose their connections again and again while people press buttons. */
class StormTest {
    private static final int SERVERS = 8;
    private static final int RECONNECTS = 40;

    @Test
    void nothing_happens_twice_and_whoever_was_heard_is_answered() {
        var options = HardDay.brisk().withShards(4, 4).withPatience(Duration.ofSeconds(20));
        try (OnDiscord stage = OnDiscord.fresh(options, bot -> bot)) {
            Gateway gateway = stage.discord.gateway();
            List<DiscordPerson> people = new ArrayList<>();
            List<ShownMessage> questions = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                Server server = i == 0 ? stage.server : stage.discord.server("server " + i);
                int servers = i + 1;
                until("server " + i, () -> stage.platform().servers() == servers);
                DiscordPerson mo = stage.discord.person("mo " + i);
                server.with(mo, "MODERATE_MEMBERS");
                mo.in(server).asks("setup", "age", "adults").sees();
                DiscordPerson ada = stage.discord.person("ada " + i);
                server.with(ada);
                questions.add(HardDay.question(ada.in(server)));
                people.add(ada);
            }
            List<org.circlekeeper.discord.testkit.Interaction> asked = new ArrayList<>();
            Set<Integer> pressed = new HashSet<>();
            Random random = new Random(7);
            for (int i = 0; i < RECONNECTS; i++) {
                int all = 4;
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> gateway.connected() == all);
                int who = random.nextInt(SERVERS);
                pressed.add(who);
                asked.add(HardDay.press(people.get(who), questions.get(who), HardDay.idOf(questions.get(who), "Sun"))
                        .lastInteraction());
                asked.add(people.get(random.nextInt(SERVERS))
                        .asks("helpline", "country", "de")
                        .lastInteraction());
                switch (i % 4) {
                    case 0 -> gateway.asksToReconnect();
                    case 1 -> gateway.drops();
                    case 2 -> gateway.replay(3);
                    default -> gateway.closesWith(4000);
                }
            }
            until(
                    "all connected",
                    () -> gateway.connected() == 4 && stage.platform().isConnected());
            until("all that was heard is answered", () -> asked.stream().allMatch(one -> one.isAcknowledged()));
            // everybody pressed the same button again and again: each check-in is there, and once
            assertThat(rows(stage, "check_in")).isEqualTo(pressed.size());
            assertThat(rows(stage, "member")).isEqualTo(SERVERS);
            assertThat(stage.endings).isEmpty();
            for (int i = 0; i < SERVERS; i++) {
                assertThat(people.get(i).asks("about").sees()).contains("Circlekeeper");
            }
        }
    }
}
