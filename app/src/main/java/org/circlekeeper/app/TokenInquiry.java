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
        HttpRequest.Builder whoAmI = HttpRequest.newBuilder(
                        discord.apiUrl().orElse(DISCORD).resolve("users/@me"))
                .header("Authorization", "Bot " + discord.token())
                // Discord refuses clients that do not say who they are (API reference, User Agent)
                .header("User-Agent", "DiscordBot (circlekeeper, " + Running.version() + ")");
        return switch (status(whoAmI)) {
            case 200 -> Answer.KNOWN;
            case 401 -> Answer.REFUSED;
            default -> Answer.NOT_ASKED;
        };
    }

    /** The status of the answer; 0 when there was none within five seconds. */
    static int status(HttpRequest.Builder question) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpRequest request = question.timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
