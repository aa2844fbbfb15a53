package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.OffsetDateTime;

/** Servers and their members, as far as a bot with few rights has business with them. */
final class ServerRoutes {
    private final World world;
    private final Access access;

    ServerRoutes(World world) {
        this.world = world;
        this.access = new Access(world);
    }

    void on(Routes routes) {
        routes.on("GET", "guilds/*", request -> RestAnswer.of(server(request).json()))
                .on("GET", "guilds/*/channels", this::channels)
                .on(
                        "GET",
                        "guilds/*/roles",
                        request -> RestAnswer.of(server(request).json().path("roles")))
                .on("GET", "guilds/*/members/*", this::member)
                .on("PATCH", "guilds/*/members/*", this::timeOut)
                .on("DELETE", "guilds/*/members/*", this::kick)
                .on("PUT", "guilds/*/bans/*", this::ban)
                .on("DELETE", "users/@me/guilds/*", this::leave);
    }

    private Server server(RestRequest request) {
        return world.server(request.at(1));
    }

    private RestAnswer channels(RestRequest request) {
        ArrayNode list = Json.array();
        server(request).channels().stream().filter(c -> !c.isThread()).forEach(channel -> list.add(channel.json()));
        return RestAnswer.of(list);
    }

    private DiscordPerson person(RestRequest request) {
        DiscordPerson person = world.personById(request.at(3));
        if (!server(request).has(person)) {
            throw new Refusal(404, 10007, "Unknown Member");
        }
        return person;
    }

    private RestAnswer member(RestRequest request) {
        Server server = server(request);
        if (request.at(3).equals(World.BOT_ID)) {
            return RestAnswer.of(server.botMember());
        }
        return RestAnswer.of(server.member(person(request)));
    }

    private RestAnswer timeOut(RestRequest request) {
        access.needs(server(request), Right.MODERATE_MEMBERS);
        DiscordPerson person = person(request);
        JsonNode until = request.body().path("communication_disabled_until");
        person.timedOutUntil(
                until.isTextual() ? OffsetDateTime.parse(until.asText()).toInstant() : null);
        return RestAnswer.of(server(request).member(person));
    }

    private RestAnswer kick(RestRequest request) {
        access.needs(server(request), Right.KICK_MEMBERS);
        server(request).leaves(person(request));
        return RestAnswer.nothing();
    }

    private RestAnswer ban(RestRequest request) {
        access.needs(server(request), Right.BAN_MEMBERS);
        server(request).leaves(world.personById(request.at(3)));
        return RestAnswer.nothing();
    }

    private RestAnswer leave(RestRequest request) {
        world.server(request.at(3)).removesBot();
        return RestAnswer.nothing();
    }
}
