package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What Discord knows about a request beside its body: what it answers, what it changes, which files came along. */
final class RequestContext {
    private final World world;

    RequestContext(World world) {
        this.world = world;
    }

    /** Has {@code interaction_type}, {@code from_message}, {@code message} and {@code files}, each where it is known. */
    JsonNode of(RestRequest request) {
        ObjectNode context = Json.object();
        request.files().keySet().forEach(context.putArray("files")::add);
        Interaction interaction = world.interactions().of(request);
        if (interaction != null && request.at(0).equals("interactions")) {
            context.put("interaction_type", interaction.type()).put("from_message", interaction.source() != null);
        }
        Message edited = edited(request, interaction);
        if (edited != null) {
            context.set("message", edited.json());
        }
        return context;
    }

    private @Nullable Message edited(RestRequest request, @Nullable Interaction interaction) {
        if (interaction != null && request.at(0).equals("interactions")) {
            return interaction.source();
        }
        if (!request.method().equals("PATCH") || !request.path().contains("messages")) {
            return null;
        }
        String id = request.at(request.path().size() - 1);
        if (interaction == null) {
            return request.at(0).equals("channels")
                    ? world.channel(request.at(1)).messages().get(id)
                    : null;
        }
        return id.equals("@original") ? interaction.original : interaction.followUps.get(id);
    }
}
