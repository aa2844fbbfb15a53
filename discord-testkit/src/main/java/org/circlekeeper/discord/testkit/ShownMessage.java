package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A message as a client shows it, at the moment of looking.
 *
 * @param text its words, embeds and text components included, one line each
 * @param components as they were sent, with Discord's ids
 * @param onlyFor name of the one person who can see it; empty where everybody here can
 * @param json the whole message as REST gives it
 */
public record ShownMessage(
        String id,
        String text,
        List<SentFile> attachments,
        JsonNode components,
        int flags,
        String onlyFor,
        JsonNode json) {
    public ShownMessage {
        attachments = List.copyOf(attachments);
    }

    public boolean isEphemeral() {
        return (flags & Message.EPHEMERAL) != 0;
    }

    /** Labels of buttons and of options in select menus that can be used, in order. */
    public List<String> labels() {
        return ShownText.labels(components);
    }

    /** The words, then every label in square brackets; what is disabled stands in round ones. */
    public String withLabels() {
        return ShownText.withLabels(text, components);
    }
}
