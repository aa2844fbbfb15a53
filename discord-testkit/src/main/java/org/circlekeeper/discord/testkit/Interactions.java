package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes interactions, sends them to the bot and finds them again by id and token. Guarded by its {@link World}. */
final class Interactions {
    private static final int REMEMBERED = 20_000;
    private final World world;
    private final Map<String, Interaction> byId = new LinkedHashMap<>();
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();

    Interactions(World world) {
        this.world = world;
    }

    Interaction begin(int type, DiscordPerson person, Channel channel, @Nullable Message source, ObjectNode data) {
        return begin(type, person, channel, source, data, asItIs -> {});
    }

    Interaction begin(
            int type,
            DiscordPerson person,
            Channel channel,
            @Nullable Message source,
            ObjectNode data,
            Consumer<ObjectNode> change) {
        String id = world.newId();
        Server server = channel.server();
        boolean userInstalled = server != null && !server.hasBot();
        Interaction made =
                new Interaction(id, "aW50ZXJhY3Rpb24" + id, type, person, channel, world.now(), source, userInstalled);
        made.json = payload(made, data);
        change.accept(made.json);
        remember(made);
        world.gateway().interaction(made, userInstalled ? null : server);
        return made;
    }

    /** As when a session is resumed, or two of them overlap. */
    void again(Interaction before) {
        Server server = before.channel().server();
        world.gateway().interaction(before, before.isUserInstalled() ? null : server);
    }

    private void remember(Interaction made) {
        byId.put(made.id(), made);
        byToken.put(made.token(), made);
        if (byId.size() > REMEMBERED) {
            Interaction oldest = byId.values().iterator().next();
            byId.remove(oldest.id());
            byToken.remove(oldest.token());
        }
    }

    Interaction withId(String id, String token) {
        Interaction found = byId.get(id);
        if (found == null || !found.token().equals(token)) {
            throw Refusal.unknownInteraction();
        }
        return found;
    }

    /** The interaction whose token is in a path, if there is one. */
    @Nullable
    Interaction of(RestRequest request) {
        boolean named = request.at(0).equals("interactions") || request.at(0).equals("webhooks");
        return named && request.path().size() > 2 ? byToken.get(request.at(2)) : null;
    }

    /** By its token, which is refused after fifteen minutes and before the first answer. */
    Interaction answered(String token) {
        Interaction found = byToken.get(token);
        if (found == null) {
            throw Refusal.unknownWebhook();
        }
        if (found.at().plus(world.options().tokenLife()).isBefore(world.now())) {
            throw new Refusal(401, 50027, "Invalid Webhook Token");
        }
        if (!found.isAcknowledged()) {
            throw Refusal.unknownWebhook();
        }
        return found;
    }

    private ObjectNode payload(Interaction made, ObjectNode data) {
        ObjectNode json =
                Json.object().put("id", made.id()).put("token", made.token()).put("version", 1);
        json.put("application_id", World.BOT_ID)
                .put("type", made.type())
                .put("locale", made.person().locale());
        json.put("attachment_size_limit", 10_485_760)
                .put("channel_id", made.channel().id());
        json.putArray("entitlements");
        json.set("data", data);
        Message source = made.source();
        if (source != null) {
            json.set("message", source.json().deepCopy());
        }
        Server server = made.channel().server();
        if (server == null) {
            direct(json, made);
        } else {
            inServer(json, made, server);
        }
        return json;
    }

    private static void direct(ObjectNode json, Interaction made) {
        json.put("context", 1).set("user", made.person().json());
        json.put("app_permissions", Server.bits(Right.EVERYONE));
        json.set("channel", made.channel().json());
        json.putObject("authorizing_integration_owners").put("0", "0");
    }

    private static void inServer(ObjectNode json, Interaction made, Server server) {
        String rights = Server.bits(server.rightsOf(made.person(), made.channel()));
        long bot = server.hasBot() ? server.botRights(made.channel()) : Right.EVERYONE;
        json.put("context", 0).put("guild_id", server.id()).put("guild_locale", server.language());
        json.put("app_permissions", Server.bits(bot));
        json.set("guild", server.brief());
        json.set("member", server.member(made.person()).put("permissions", rights));
        json.set("channel", made.channel().json().put("permissions", rights));
        ObjectNode owners = json.putObject("authorizing_integration_owners");
        if (made.isUserInstalled()) {
            owners.put("1", made.person().id());
        } else {
            owners.put("0", server.id());
        }
    }
}
