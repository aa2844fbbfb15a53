package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** A client written by hand, for what a good library would never do. */
final class RawClient implements AutoCloseable {
    /** An answer of REST. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        int code() {
            return body.path("code").asInt();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final FakeDiscord discord;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocketClient socket;

    RawClient(FakeDiscord discord) {
        this.discord = discord;
    }

    Answer call(String method, String path, JsonNode body) throws IOException, InterruptedException {
        return call(method, path, body, "Bot " + discord.token(), "DiscordBot (raw, 1)");
    }

    Answer call(String method, String path, JsonNode body, String token, String agent)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher published = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
                .header("Authorization", token)
                .header("User-Agent", agent)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .method(method, published)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json")
                && !response.body().isEmpty();
        return new Answer(response.statusCode(), json ? Json.read(response.body()) : Json.nothing(), response);
    }

    Answer says(String channelId, String text) throws IOException, InterruptedException {
        return call("POST", "channels/" + channelId + "/messages", Json.object().put("content", text));
    }

    Answer answers(Interaction interaction, int type, String text) throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("type", type);
        body.putObject("data").put("content", text).put("flags", 64);
        return call("POST", "interactions/" + interaction.id() + "/" + interaction.token() + "/callback", body);
    }

    Answer follows(Interaction interaction, String text) throws IOException, InterruptedException {
        return call(
                "POST",
                "webhooks/" + World.BOT_ID + "/" + interaction.token(),
                Json.object().put("content", text));
    }

    void publish(String name) throws IOException, InterruptedException {
        ObjectNode command = Json.object().put("name", name).put("type", 1).put("description", "a command");
        command.putArray("integration_types").add(0).add(1);
        call("PUT", "applications/" + World.BOT_ID + "/commands", Json.array().add(command));
    }

    RawClient connect() {
        return connect("?v=10&encoding=json");
    }

    RawClient connect(String query) {
        socket = new WebSocketClient(URI.create(discord.gatewayUrl() + "/" + query)) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String text) {
                try {
                    frames.add(Json.read(text));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                closed.complete(code);
            }

            @Override
            public void onError(Exception problem) {}
        };
        try {
            socket.connectBlocking(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    RawClient sends(ObjectNode frame) {
        socket.send(Json.text(frame));
        return this;
    }

    static ObjectNode frame(int op) {
        return Json.object().put("op", op);
    }

    RawClient identifies(int intents, int shard, int shards) {
        return identifies(discord.token(), intents, shard, shards);
    }

    RawClient identifies(String token, int intents, int shard, int shards) {
        ObjectNode frame = frame(2);
        frame.putObject("d")
                .put("token", token)
                .put("intents", intents)
                .putArray("shard")
                .add(shard)
                .add(shards);
        return sends(frame);
    }

    RawClient resumes(String session, int sequence) {
        ObjectNode frame = frame(6);
        frame.putObject("d")
                .put("token", discord.token())
                .put("session_id", session)
                .put("seq", sequence);
        return sends(frame);
    }

    /** The next frame that is this event or this op. */
    JsonNode next(String event) throws InterruptedException {
        while (true) {
            JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no " + event);
            }
            if (frame.path("t").asText().equals(event)
                    || ("op " + frame.path("op").asInt()).equals(event)) {
                return frame;
            }
        }
    }

    int closedWith() throws Exception {
        return closed.get(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
