package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Channels themselves: those to one person, and threads. */
final class ChannelRoutes {
    private final World world;
    private final Access access;

    ChannelRoutes(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    void on(Routes routes) {
        routes.on("POST", "users/@me/channels", this::openDirect)
                .on("GET", "channels/*", this::look)
                .on("PATCH", "channels/*", this::change)
                .on("DELETE", "channels/*", this::remove)
                .on("POST", "channels/*/typing", this::look)
                .on("POST", "channels/*/threads", this::thread)
                .on("POST", "channels/*/messages/*/threads", this::threadOfMessage)
                .on("PUT", "channels/*/thread-members/*", request -> member(request, true))
                .on("DELETE", "channels/*/thread-members/*", request -> member(request, false));
    }

    private RestAnswer openDirect(RestRequest request) {
        DiscordPerson person =
                world.personById(request.body().path("recipient_id").asText());
        return RestAnswer.of(world.direct(person).json());
    }

    private RestAnswer look(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        access.maySee(channel);
        return request.method().equals("POST") ? RestAnswer.nothing() : RestAnswer.of(channel.json());
    }

    private RestAnswer thread(RestRequest request) {
        boolean open = request.body().path("type").asInt(Channel.PRIVATE_THREAD) == Channel.PUBLIC_THREAD;
        return made(request, open ? Channel.PUBLIC_THREAD : Channel.PRIVATE_THREAD, null);
    }

    private RestAnswer threadOfMessage(RestRequest request) {
        Channel parent = world.channel(request.at(1));
        access.maySee(parent);
        Message message = parent.messages().get(request.at(3));
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        if (message.json().has("thread")) {
            throw new Refusal(400, 160004, "A thread has already been created for this message");
        }
        return made(request, Channel.PUBLIC_THREAD, message);
    }

    private RestAnswer made(RestRequest request, int type, @Nullable Message message) {
        Channel parent = world.channel(request.at(1));
        Server server = parent.server();
        access.maySee(parent);
        if (server == null || parent.isThread()) {
            throw new Refusal(400, 50024, "Cannot execute action on this channel type");
        }
        access.needs(
                parent, type == Channel.PUBLIC_THREAD ? Right.CREATE_PUBLIC_THREADS : Right.CREATE_PRIVATE_THREADS);
        String id = message == null ? world.newId() : message.id();
        Channel thread = Channel.thread(id, type, request.body().path("name").asText(), parent);
        thread.threadMembers.add(World.BOT_ID);
        server.add(thread);
        ObjectNode json = thread.json();
        if (message != null) {
            message.json().set("thread", json);
        }
        server.tell("THREAD_CREATE", json.deepCopy().put("newly_created", true));
        return RestAnswer.of(201, json);
    }

    private RestAnswer change(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        Server server = channel.server();
        access.maySee(channel);
        if (server == null) {
            throw new Refusal(400, 50024, "Cannot execute action on this channel type");
        }
        JsonNode body = request.body();
        if (!channel.isThread()) {
            access.needs(channel, Right.MANAGE_CHANNEL);
        }
        channel.name = body.path("name").asText(channel.name());
        channel.archived = body.path("archived").asBoolean(channel.archived);
        channel.locked = body.path("locked").asBoolean(channel.locked);
        server.tell(channel.isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel.json());
        return RestAnswer.of(channel.json());
    }

    private RestAnswer remove(RestRequest request) {
        Channel channel = world.channel(request.at(1));
        Server server = channel.server();
        access.maySee(channel);
        if (server != null) {
            access.needs(channel, channel.isThread() ? Right.MANAGE_THREADS : Right.MANAGE_CHANNEL);
            server.deletes(channel);
        }
        return RestAnswer.of(channel.json());
    }

    private RestAnswer member(RestRequest request, boolean joins) {
        Channel thread = world.channel(request.at(1));
        access.maySee(thread);
        if (!thread.isThread()) {
            throw new Refusal(400, 50024, "Cannot execute action on this channel type");
        }
        String id = request.at(3).equals("@me") ? World.BOT_ID : request.at(3);
        if (joins) {
            access.needs(thread, Right.MESSAGE_SEND_IN_THREADS);
            Server server = thread.server();
            if (!id.equals(World.BOT_ID) && server != null && !server.has(world.personById(id))) {
                throw new Refusal(404, 10007, "Unknown Member");
            }
            thread.threadMembers.add(id);
        } else {
            thread.threadMembers.remove(id);
        }
        return RestAnswer.nothing();
    }
}
