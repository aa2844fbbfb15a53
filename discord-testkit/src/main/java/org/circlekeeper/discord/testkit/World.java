package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everything Discord knows. One lock, the world itself, guards all of it: whoever reads or changes it holds that. */
final class World {
    static final String BOT_ID = "1000000000000000001";
    static final String TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.fake01.a-token-that-only-this-discord-takes";

    private final Options options;
    private final Snowflakes ids;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, DiscordPerson> people = new LinkedHashMap<>();
    private final Map<String, DiscordPerson> peopleByName = new LinkedHashMap<>();
    private final Map<String, Channel> direct = new LinkedHashMap<>();
    private final List<Recorded> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Published published;
    private final Interactions interactions;
    private final Messages messages;
    private final Gateway gateway;
    private final Faults faults = new Faults();
    private final Rates rates;
    private @Nullable Server elsewhere;

    World(Options options) {
        this.options = options;
        this.ids = new Snowflakes(options.clock());
        this.rates = new Rates(options);
        this.gateway = new Gateway(this);
        this.published = new Published(ids);
        this.messages = new Messages(this);
        this.interactions = new Interactions(this);
    }

    Options options() {
        return options;
    }

    Instant now() {
        return options.clock().instant();
    }

    String newId() {
        return ids.next();
    }

    Published published() {
        return published;
    }

    Interactions interactions() {
        return interactions;
    }

    Messages messages() {
        return messages;
    }

    Gateway gateway() {
        return gateway;
    }

    Faults faults() {
        return faults;
    }

    Rates rates() {
        return rates;
    }

    List<Recorded> requests() {
        return requests;
    }

    List<String> violations() {
        return violations;
    }

    void violation(String words) {
        violations.add(words);
    }

    ObjectNode bot() {
        return Json.object()
                .put("id", BOT_ID)
                .put("username", "circlekeeper")
                .put("discriminator", "0")
                .put("bot", true)
                .put("verified", true)
                .put("mfa_enabled", false)
                .put("public_flags", 0)
                .putNull("global_name")
                .putNull("avatar");
    }

    Server addServer(String name, boolean withBot) {
        Server server = new Server(this, ids.nextServer(), name, withBot);
        servers.put(server.id(), server);
        return server;
    }

    Channel add(Channel channel) {
        channels.put(channel.id(), channel);
        return channel;
    }

    void remove(Channel channel) {
        channels.remove(channel.id());
    }

    /** The servers the bot is in. */
    List<Server> botServers() {
        List<Server> found = new ArrayList<>();
        for (Server server : servers.values()) {
            if (server.hasBot()) {
                found.add(server);
            }
        }
        return found;
    }

    Server server(String id) {
        Server server = servers.get(id);
        if (server == null) {
            throw Refusal.unknownServer();
        }
        if (!server.hasBot()) {
            throw Refusal.missingAccess();
        }
        return server;
    }

    Channel channel(String id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            throw Refusal.unknownChannel();
        }
        return channel;
    }

    Collection<Channel> channels() {
        return channels.values();
    }

    DiscordPerson person(String name) {
        return peopleByName.computeIfAbsent(name, key -> {
            DiscordPerson made = new DiscordPerson(this, newId(), key);
            people.put(made.id(), made);
            return made;
        });
    }

    DiscordPerson personById(String id) {
        DiscordPerson person = people.get(id);
        if (person == null || person.isDeleted()) {
            throw Refusal.unknownUser();
        }
        return person;
    }

    boolean isAnybody(String id) {
        return people.containsKey(id);
    }

    Channel direct(DiscordPerson person) {
        return direct.computeIfAbsent(person.id(), key -> add(Channel.direct(newId(), person)));
    }

    boolean shareServer(DiscordPerson person) {
        return botServers().stream().anyMatch(server -> server.has(person));
    }

    /** A server the bot is not in, for people who took it along as their own app. */
    Server elsewhere() {
        Server known = elsewhere;
        if (known == null) {
            known = addServer("Elsewhere", false);
            elsewhere = known;
        }
        return known;
    }
}
