package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a bot asks before it connects, and about itself. */
final class LoginRoutes {
    private final World world;

    LoginRoutes(World world) {
        this.world = world;
    }

    void on(Routes routes) {
        routes.on(
                        "GET",
                        "gateway",
                        request -> RestAnswer.of(
                                Json.object().put("url", world.gateway().url())))
                .on("GET", "gateway/bot", request -> gateway())
                .on("GET", "users/@me", request -> RestAnswer.of(world.bot()))
                .on("GET", "oauth2/applications/@me", request -> application())
                .on("GET", "applications/@me", request -> application())
                .on(
                        "GET",
                        "users/*",
                        request -> RestAnswer.of(world.personById(request.at(1)).json()));
    }

    private RestAnswer gateway() {
        ObjectNode json = Json.object()
                .put("url", world.gateway().url())
                .put("shards", world.options().shards());
        json.putObject("session_start_limit")
                .put("total", world.options().identifiesADay())
                .put(
                        "remaining",
                        Math.max(
                                0,
                                world.options().identifiesADay()
                                        - world.gateway().identifiesToday()))
                .put("reset_after", 86_400_000)
                .put("max_concurrency", world.options().maxConcurrency());
        return RestAnswer.of(json);
    }

    private RestAnswer application() {
        ObjectNode json = Json.object()
                .put("id", World.BOT_ID)
                .put("name", "Circlekeeper")
                .put("description", "");
        json.put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("flags", 0)
                .put("verify_key", "00");
        json.putNull("icon");
        json.putNull("team");
        json.putArray("tags");
        json.putArray("redirect_uris");
        json.set(
                "owner",
                world.bot()
                        .put("id", "1000000000000000002")
                        .put("username", "operator")
                        .put("bot", false));
        return RestAnswer.of(json);
    }
}
