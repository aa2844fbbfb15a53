package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.dv8tion.jda.api.utils.Compression;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stock JDA comes through what this Discord does to it, and does nothing that would be held against it. */
final class BadDaysWithJdaTest {
    private FakeDiscord discord;
    private TinyBot bot;
    private Server circle;

    private DiscordPerson logIn(Options options, Compression compression) {
        discord = FakeDiscord.start(options);
        circle = discord.server("Circle");
        bot = new TinyBot(discord, compression);
        DiscordPerson ada = discord.person("ada");
        circle.with(ada);
        return ada;
    }

    @AfterEach
    void close() {
        bot.close();
        discord.close();
    }

    @Test
    void it_resumes_after_a_cut_and_hears_what_was_asked_meanwhile() {
        DiscordPerson ada = logIn(Options.likeDiscord().withPatience(Duration.ofSeconds(20)), Compression.NONE);
        discord.gateway().goesDown();
        Awaitility.await().until(() -> discord.gateway().connected() == 0);
        ada.asks("echo", "text", "hi");
        discord.gateway().comesBack(true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> discord.gateway().counters().resumes() == 1);
        bot.awaitConnected();
        DiscordPerson bea = discord.person("bea");
        circle.with(bea);
        assertThat(bea.asks("echo", "text", "again").sees()).isEqualTo("echo again");
        assertThat(discord.gateway().counters().interactionsThatWaited()).isEqualTo(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void it_waits_in_its_bucket_and_no_message_is_lost() {
        logIn(Options.likeDiscord(), Compression.ZLIB);
        Server busy = discord.server("Busy");
        Awaitility.await().until(() -> bot.shards.getGuildById(busy.id()) != null);
        DiscordPerson bea = discord.person("bea");
        busy.with(bea);
        String general = busy.channel("general").id();
        for (int i = 0; i < 8; i++) {
            bot.shards.getTextChannelById(general).sendMessage("message " + i).queue();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> bea.inChannel(busy, "general").size() == 8);
        assertThat(bea.inChannel(busy, "general"))
                .extracting(ShownMessage::text)
                .isSorted();
        assertThat(discord.requests()).extracting(Recorded::status).doesNotContain(429);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void it_obeys_limits_it_could_not_foresee() {
        DiscordPerson ada = logIn(Options.likeDiscord(), Compression.ZLIB);
        discord.faults().next429("POST users/@me/channels", "user", Duration.ofSeconds(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> ada.asks("show direct").sees().equals("sent"));
        assertThat(discord.requests()).extracting(Recorded::status).contains(429);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void sixteen_shards_log_in_at_once() {
        DiscordPerson ada = logIn(Options.likeDiscord().withShards(16, 16), Compression.ZLIB);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> discord.gateway().connected() == 16);
        assertThat(ada.asks("echo", "text", "hi").sees()).isEqualTo("echo hi");
        assertThat(discord.gateway().counters().identifies()).isEqualTo(16);
        assertThat(discord.violations()).isEmpty();
    }
}
