package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as Discord keeps it. Guarded by its {@link World}. */
final class Message {
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int COMPONENTS_V2 = 1 << 15;

    private final ObjectNode json;
    private final Channel channel;
    private final @Nullable DiscordPerson author;
    private final @Nullable DiscordPerson onlyFor;
    private final Map<String, SentFile> files = new LinkedHashMap<>();

    /**
     * A message that nobody sees yet.
     *
     * @param author nobody for the bot
     * @param onlyFor the one person an ephemeral message is shown to
     */
    Message(ObjectNode json, Channel channel, @Nullable DiscordPerson author, @Nullable DiscordPerson onlyFor) {
        this.json = json;
        this.channel = channel;
        this.author = author;
        this.onlyFor = onlyFor;
    }

    String id() {
        return json.path("id").asText();
    }

    Instant at() {
        return Instant.parse(json.path("timestamp").asText());
    }

    ObjectNode json() {
        return json;
    }

    Channel channel() {
        return channel;
    }

    @Nullable
    DiscordPerson author() {
        return author;
    }

    @Nullable
    DiscordPerson onlyFor() {
        return onlyFor;
    }

    Map<String, SentFile> files() {
        return files;
    }

    int flags() {
        return json.path("flags").asInt();
    }

    boolean isLoading() {
        return (flags() & LOADING) != 0;
    }

    ShownMessage shown() {
        List<SentFile> shownFiles = new ArrayList<>(files.values());
        JsonNode copy = json.deepCopy();
        return new ShownMessage(
                id(),
                ShownText.of(copy),
                shownFiles,
                copy.path("components"),
                flags(),
                onlyFor == null ? "" : onlyFor.name(),
                copy);
    }
}
