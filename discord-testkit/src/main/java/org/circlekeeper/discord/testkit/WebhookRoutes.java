package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a bot may say for fifteen minutes after its first answer. */
final class WebhookRoutes {
    private static final int MOST_FOLLOW_UPS_OF_A_GUEST = 5;
    private final World world;

    WebhookRoutes(World world) {
        this.world = world;
    }

    void on(Routes routes) {
        routes.on("POST", "webhooks/*/*", this::followUp)
                .on(
                        "GET",
                        "webhooks/*/*/messages/*",
                        request -> RestAnswer.of(message(request).json()))
                .on("PATCH", "webhooks/*/*/messages/*", this::edit)
                .on("DELETE", "webhooks/*/*/messages/*", this::remove);
    }

    private Interaction interaction(RestRequest request) {
        if (!request.at(1).equals(World.BOT_ID)) {
            throw Refusal.unknownWebhook();
        }
        return world.interactions().answered(request.at(2));
    }

    private RestAnswer followUp(RestRequest request) {
        Interaction interaction = interaction(request);
        Message original = interaction.original;
        if (original != null && original.isLoading()) {
            // The first words after a deferral are taken for its edit, whatever they were meant as.
            world.messages().edit(original, request.body(), request.files());
            interaction.settle();
            return RestAnswer.of(original.json());
        }
        if (interaction.isUserInstalled() && interaction.followUpCount >= MOST_FOLLOW_UPS_OF_A_GUEST) {
            throw new Refusal(400, 40094, "This interaction has reached the maximum number of follow-up messages");
        }
        interaction.followUpCount++;
        Message message = world.messages()
                .fromBot(interaction.channel(), request.body(), request.files(), reader(interaction, request.body()));
        interaction.followUps.put(message.id(), message);
        interaction.settle();
        return RestAnswer.of(message.json());
    }

    private static @Nullable DiscordPerson reader(Interaction interaction, JsonNode body) {
        return (body.path("flags").asInt() & Message.EPHEMERAL) != 0 ? interaction.person() : null;
    }

    private Message message(RestRequest request) {
        Interaction interaction = interaction(request);
        String id = request.at(4);
        Message original = interaction.original;
        if (original != null && (id.equals("@original") || id.equals(original.id()))) {
            return original;
        }
        Message found = interaction.followUps.get(id);
        if (found == null) {
            throw Refusal.unknownMessage();
        }
        return found;
    }

    private RestAnswer edit(RestRequest request) {
        Message message = message(request);
        world.messages().edit(message, request.body(), request.files());
        interaction(request).settle();
        return RestAnswer.of(message.json());
    }

    private RestAnswer remove(RestRequest request) {
        Message message = message(request);
        Interaction interaction = interaction(request);
        world.messages().remove(message);
        interaction.followUps.remove(message.id());
        if (message.equals(interaction.original)) {
            interaction.original = null;
        }
        interaction.settle();
        return RestAnswer.nothing();
    }
}
