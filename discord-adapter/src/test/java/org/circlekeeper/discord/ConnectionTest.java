package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Until Discord takes the token JDA has no shards that could be asked: that is an answer, not a failure. */
@Timeout(60)
final class ConnectionTest {
    private static final String OTHER_TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.fake01.a-token-that-nobody-here-takes";

    @Test
    void a_connection_whose_token_was_refused_can_be_asked_and_closed() throws Exception {
        CompletableFuture<DiscordEnding> ended = new CompletableFuture<>();
        try (FakeDiscord discord = FakeDiscord.start()) {
            Connection connection = new Connection(
                    new DiscordSettings(
                            OTHER_TOKEN,
                            Optional.of(URI.create(discord.apiUrl())),
                            Optional.empty(),
                            DiscordSettings.Shards.AS_RECOMMENDED),
                    ended::complete);
            connection.open();
            assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(DiscordEnding.TOKEN_REFUSED);
            assertThat(connection.isConnected()).isFalse();
            assertThat(connection.servers()).isZero();
            assertThat(connection.expected()).isZero();
            assertThat(connection.any()).isEmpty();
            assertThat(connection.server("1")).isEmpty();
            assertThat(connection.channel("1", "2").channel()).isEmpty();
            assertThatCode(connection::forgetPeople).doesNotThrowAnyException();
            assertThatCode(connection::close).doesNotThrowAnyException();
        }
    }
}
