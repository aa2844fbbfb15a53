package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Publication of commands, everywhere or for one server. */
final class CommandRoutes {
    private final World world;

    CommandRoutes(World world) {
        this.world = world;
    }

    void on(Routes routes) {
        for (String base : new String[] {"applications/*/commands", "applications/*/guilds/*/commands"}) {
            routes.on("GET", base, request -> RestAnswer.of(world.published().all(scope(request))))
                    .on("PUT", base, request -> RestAnswer.of(world.published().replace(scope(request), list(request))))
                    .on("POST", base, this::create)
                    .on("GET", base + "/*", request -> RestAnswer.of(one(request)))
                    .on("PATCH", base + "/*", this::change)
                    .on("DELETE", base + "/*", this::remove);
        }
    }

    private String scope(RestRequest request) {
        if (!request.at(1).equals(World.BOT_ID)) {
            throw new Refusal(403, 20012, "You are not authorized to perform this action on this application");
        }
        return request.at(2).equals("guilds") ? world.server(request.at(3)).id() : Published.GLOBAL;
    }

    private static JsonNode list(RestRequest request) {
        if (!request.body().isArray()) {
            throw Refusal.badForm("a list of commands is expected");
        }
        return request.body();
    }

    private ObjectNode one(RestRequest request) {
        return world.published().withId(scope(request), last(request));
    }

    private RestAnswer create(RestRequest request) {
        return RestAnswer.of(201, world.published().put(scope(request), request.body()));
    }

    private RestAnswer change(RestRequest request) {
        ObjectNode command = one(request);
        request.body().properties().forEach(entry -> command.set(entry.getKey(), entry.getValue()));
        return RestAnswer.of(command);
    }

    private RestAnswer remove(RestRequest request) {
        world.published().remove(scope(request), last(request));
        return RestAnswer.nothing();
    }

    private static String last(RestRequest request) {
        return request.at(request.path().size() - 1);
    }
}
