package org.circlekeeper.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.circlekeeper.discord.DiscordSettings;

/** Asks Discord one question about the token, as a check before a start: does it belong to a bot? */
final class TokenInquiry {
    private static final URI DISCORD = URI.create("https://discord.com/api/v10/");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TokenInquiry() {}

    enum Answer {
        KNOWN,
        REFUSED,
        /** No answer, or one that says nothing about the token. */
        NOT_ASKED
    }

    /** Waits five seconds at most. */
    static Answer ask(DiscordSettings discord) {
        HttpRequest whoAmI = HttpRequest.newBuilder(
                        discord.apiUrl().orElse(DISCORD).resolve("users/@me"))
                .header("Authorization", "Bot " + discord.token())
                // Discord refuses clients that do not say who they are (API reference, User Agent)
                .header("User-Agent", "DiscordBot (circlekeeper, " + Running.version() + ")")
                .timeout(PATIENCE)
                .build();
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            int status =
                    client.send(whoAmI, HttpResponse.BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 200 -> Answer.KNOWN;
                case 401 -> Answer.REFUSED;
                default -> Answer.NOT_ASKED;
            };
        } catch (IOException unreachable) {
            return Answer.NOT_ASKED;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return Answer.NOT_ASKED;
        }
    }
}
