package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place for messages: of a server, a thread in one, or between the bot and one person. Guarded by its {@link World}. */
public final class Channel {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int PUBLIC_THREAD = 11;
    static final int PRIVATE_THREAD = 12;

    private final String id;
    private final int type;
    private final @Nullable Server server;
    private final @Nullable DiscordPerson recipient;
    private final @Nullable Channel parent;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, Message> nonces = new LinkedHashMap<>();
    final Set<String> threadMembers = new LinkedHashSet<>();
    String name;
    boolean forModerators;
    boolean archived;
    boolean locked;

    private Channel(
            String id,
            int type,
            String name,
            @Nullable Server server,
            @Nullable DiscordPerson recipient,
            @Nullable Channel parent) {
        this.id = id;
        this.type = type;
        this.name = name;
        this.server = server;
        this.recipient = recipient;
        this.parent = parent;
    }

    static Channel text(String id, String name, Server server) {
        return new Channel(id, TEXT, name, server, null, null);
    }

    static Channel direct(String id, DiscordPerson recipient) {
        return new Channel(id, DIRECT, recipient.name(), null, recipient, null);
    }

    static Channel thread(String id, int type, String name, Channel parent) {
        return new Channel(id, type, name, parent.server, null, parent);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean isThread() {
        return type == PUBLIC_THREAD || type == PRIVATE_THREAD;
    }

    public boolean isPrivateThread() {
        return type == PRIVATE_THREAD;
    }

    int type() {
        return type;
    }

    @Nullable
    Server server() {
        return server;
    }

    @Nullable
    DiscordPerson recipient() {
        return recipient;
    }

    /** The channel whose permissions hold here: itself, or the one a thread hangs on. */
    Channel root() {
        return parent == null ? this : parent;
    }

    Map<String, Message> messages() {
        return messages;
    }

    Map<String, Message> nonces() {
        return nonces;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("type", type).put("flags", 0);
        json.putNull("last_message_id");
        if (recipient != null) {
            json.putArray("recipients").add(recipient.json());
            return json;
        }
        json.put("name", name)
                .put("guild_id", server == null ? "" : server.id())
                .put("rate_limit_per_user", 0);
        return isThread() ? threadJson(json) : textJson(json);
    }

    private ObjectNode textJson(ObjectNode json) {
        json.put("position", 0).put("nsfw", false);
        json.putNull("parent_id");
        json.putNull("topic");
        ArrayNode overwrites = json.putArray("permission_overwrites");
        if (server != null) {
            server.overwrites(this, overwrites);
        }
        return json;
    }

    private ObjectNode threadJson(ObjectNode json) {
        json.put("parent_id", root().id).put("owner_id", World.BOT_ID);
        json.put("message_count", messages.size()).put("total_message_sent", messages.size());
        json.put("member_count", threadMembers.size());
        json.putObject("thread_metadata")
                .put("archived", archived)
                .put("locked", locked)
                .put("invitable", false)
                .put("auto_archive_duration", 1440)
                .put("archive_timestamp", "2026-01-01T00:00:00+00:00")
                .put("create_timestamp", "2026-01-01T00:00:00+00:00");
        if (threadMembers.contains(World.BOT_ID)) {
            json.putObject("member")
                    .put("id", id)
                    .put("user_id", World.BOT_ID)
                    .put("flags", 0)
                    .put("join_timestamp", "2026-01-01T00:00:00+00:00");
        }
        return json;
    }
}
