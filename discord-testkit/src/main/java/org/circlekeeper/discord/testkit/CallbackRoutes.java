package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A bot's first answer to an interaction: once, and in time. */
final class CallbackRoutes {
    private final World world;

    CallbackRoutes(World world) {
        this.world = world;
    }

    void on(Routes routes) {
        routes.on("POST", "interactions/*/*/callback", this::answer);
    }

    private RestAnswer answer(RestRequest request) {
        Interaction interaction = world.interactions().withId(request.at(1), request.at(2));
        if (interaction.isAcknowledged()) {
            throw new Refusal(400, 40060, "Interaction has already been acknowledged.");
        }
        if (interaction.at().plus(world.options().acknowledgeWithin()).isBefore(world.now())) {
            throw Refusal.unknownInteraction();
        }
        int callback = request.body().path("type").asInt();
        if (!Callback.fits(callback, interaction)) {
            throw Refusal.badForm("a callback of type " + callback + " does not answer this interaction");
        }
        Message message = carryOut(interaction, callback, request);
        world.gateway()
                .counters()
                .answered(world.now().toEpochMilli() - interaction.at().toEpochMilli());
        interaction.acknowledge(callback);
        return request.asks("with_response") ? RestAnswer.of(response(interaction, message)) : RestAnswer.nothing();
    }

    private @Nullable Message carryOut(Interaction interaction, int callback, RestRequest request) {
        JsonNode data = request.body().path("data");
        DiscordPerson onlyFor = (data.path("flags").asInt() & Message.EPHEMERAL) != 0 ? interaction.person() : null;
        switch (callback) {
            case Callback.REPLY ->
                interaction.original = world.messages().fromBot(interaction.channel(), data, request.files(), onlyFor);
            case Callback.DEFER_REPLY ->
                interaction.original = world.messages().loading(interaction.channel(), onlyFor);
            case Callback.DEFER_EDIT -> interaction.original = interaction.source();
            case Callback.EDIT -> {
                interaction.original = interaction.source();
                if (interaction.original != null) {
                    world.messages().edit(interaction.original, data, request.files());
                }
            }
            case Callback.CHOICES -> interaction.choices = data.path("choices");
            default -> interaction.person().isShownForm(interaction, data);
        }
        return interaction.original;
    }

    private static ObjectNode response(Interaction interaction, @Nullable Message message) {
        ObjectNode json = Json.object();
        ObjectNode about =
                json.putObject("interaction").put("id", interaction.id()).put("type", interaction.type());
        if (message != null) {
            about.put("response_message_id", message.id())
                    .put("response_message_ephemeral", message.onlyFor() != null)
                    .put("response_message_loading", message.isLoading());
            json.putObject("resource").put("type", interaction.callback).set("message", message.json());
        }
        return json;
    }
}
