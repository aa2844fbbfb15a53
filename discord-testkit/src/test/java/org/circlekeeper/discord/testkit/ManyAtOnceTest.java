package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.dv8tion.jda.api.utils.Compression;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** It is large and quick enough to measure a bot with: what is timed must be the bot. */
final class ManyAtOnceTest {
    @Test
    void sixteen_people_ask_at_once_and_everybody_is_answered() throws Exception {
        try (FakeDiscord discord = FakeDiscord.start(Options.likeDiscord().forBenchmarks())) {
            Server circle = discord.server("Circle");
            try (TinyBot bot = new TinyBot(discord, Compression.NONE)) {
                assertThat(bot.shards.getGuildById(circle.id())).isNotNull();
                long before = System.nanoTime();
                run(discord, circle, 16, 250);
                double seconds = (System.nanoTime() - before) / 1e9;
                System.out.printf("%.0f interactions a second%n", 4000 / seconds);
                assertThat(discord.gateway().counters().answeredWithinThreeSeconds())
                        .isEqualTo(4000);
            }
            assertThat(discord.violations()).isEmpty();
        }
    }

    private static void run(FakeDiscord discord, Server circle, int people, int each) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(people);
        List<Future<?>> all = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            DiscordPerson person = discord.person("person " + p);
            circle.with(person);
            all.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    assertThat(person.asks("echo", "text", "n" + i).sees()).isEqualTo("echo n" + i);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
    }

    @Test
    void ten_thousand_servers_arrive_over_sixteen_shards() {
        Options options = Options.likeDiscord().withShards(16, 16);
        try (FakeDiscord discord = FakeDiscord.start(options)) {
            assertThat(discord.manyServers(10_000, 7, 6)).hasSize(10_000);
            try (TinyBot bot = new TinyBot(discord, Compression.ZLIB)) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> bot.shards.getGuildCache().size() == 10_000);
            }
            assertThat(discord.violations()).isEmpty();
        }
    }
}
