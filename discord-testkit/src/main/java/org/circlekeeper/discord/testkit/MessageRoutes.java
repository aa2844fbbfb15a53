package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Messages the bot writes on its own account, in channels, threads and to people. */
final class MessageRoutes {
    /** Discord says "the past few minutes". */
    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);

    private final World world;
    private final Access access;

    MessageRoutes(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    void on(Routes routes) {
        routes.on("POST", "channels/*/messages", this::send)
                .on("GET", "channels/*/messages", this::list)
                .on(
                        "GET",
                        "channels/*/messages/*",
                        request -> RestAnswer.of(readable(request).json()))
                .on("PATCH", "channels/*/messages/*", this::edit)
                .on("DELETE", "channels/*/messages/*", this::remove);
    }

    private RestAnswer send(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        access.mayWrite(channel, !request.files().isEmpty());
        String nonce = request.body().path("nonce").asText("");
        if (request.body().path("enforce_nonce").asBoolean() && !nonce.isEmpty()) {
            Message same = channel.nonces().get(nonce);
            if (same != null && same.at().plus(NONCE_LIFE).isAfter(world.now())) {
                return RestAnswer.of(same.json());
            }
        }
        Message message = world.messages().fromBot(channel, request.body(), request.files(), null);
        if (!nonce.isEmpty()) {
            channel.nonces().put(nonce, message);
        }
        return RestAnswer.of(message.json());
    }

    private RestAnswer list(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        access.mayRead(channel);
        List<Message> newestFirst = new ArrayList<>(channel.messages().values());
        Collections.reverse(newestFirst);
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "50"));
        return RestAnswer.of(Messages.json(newestFirst.subList(0, Math.min(limit, newestFirst.size()))));
    }

    private Message message(RestRequest request) {
        Message message = world.channel(request.at(1)).messages().get(request.at(3));
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    private Message readable(RestRequest request) {
        access.mayRead(world.channel(request.at(1)));
        return message(request);
    }

    private RestAnswer edit(RestRequest request) {
        access.mayEdit(world.channel(request.at(1)));
        Message message = message(request);
        if (message.author() != null) {
            throw new Refusal(403, 50005, "Cannot edit a message authored by another user");
        }
        JsonNode body = request.body();
        world.messages().edit(message, body, request.files());
        return RestAnswer.of(message.json());
    }

    private RestAnswer remove(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        access.maySee(channel);
        Message message = message(request);
        if (message.author() != null) {
            access.needs(channel, Right.MESSAGE_MANAGE);
        }
        world.messages().remove(message);
        return RestAnswer.nothing();
    }
}
