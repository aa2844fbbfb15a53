package org.circlekeeper.discord.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Discord on this machine for a bot to log in to, as strict as the real one. It speaks only HTTP and WebSocket; a client
 * needs nothing but its two addresses and its token. Thread-safe; close it after use.
 */
public final class FakeDiscord implements AutoCloseable {
    private final World world;
    private final RestDoor rest;

    private FakeDiscord(Options options) {
        world = new World(options);
        try {
            rest = new RestDoor(new RestDesk(world));
            world.gateway().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FakeDiscord start() {
        return start(Options.likeDiscord());
    }

    public static FakeDiscord start(Options options) {
        return new FakeDiscord(options);
    }

    /** Where REST is, with the version and a slash at its end. */
    public String apiUrl() {
        return rest.url();
    }

    public String gatewayUrl() {
        return world.gateway().url();
    }

    /** The one token of the one bot here. */
    public String token() {
        return World.TOKEN;
    }

    /** A server with the channels "general" and "moderators" and with the bot, which has the least permissions it needs. */
    public Server server(String name) {
        synchronized (world) {
            Server server = world.addServer(name, true);
            server.tell("GUILD_CREATE", server.json());
            return server;
        }
    }

    /** Servers as large communities have them; make them before the bot logs in. */
    public List<Server> manyServers(int count, int channels, int roles) {
        synchronized (world) {
            List<Server> made = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Server server = world.addServer("server " + i, true);
                for (int c = 2; c < channels; c++) {
                    server.addChannel("channel-" + c);
                }
                server.addRoles(Math.max(0, roles - 2));
                made.add(server);
            }
            return made;
        }
    }

    /** Somebody with an account; the same name is the same person. */
    public DiscordPerson person(String name) {
        synchronized (world) {
            return world.person(name);
        }
    }

    /** Bad days of REST. */
    public Faults faults() {
        return world.faults();
    }

    /** Requests of the last ten minutes that count towards a ban of the address: 401, 403, and 429 that is not shared. */
    public int invalidRequests() {
        synchronized (world) {
            return world.rates().invalid();
        }
    }

    public Gateway gateway() {
        return world.gateway();
    }

    /** Every request the bot sent so far, in the order of their answers. */
    public List<Recorded> requests() {
        synchronized (world.requests()) {
            return List.copyOf(world.requests());
        }
    }

    /** What a strict Discord would have refused as a mistake or held against the bot, in words; empty for a good bot. */
    public List<String> violations() {
        return List.copyOf(world.violations());
    }

    /** Number of commands that counted against the 200 that may be made in a day. */
    public int commandsCreated() {
        synchronized (world) {
            return world.published().created();
        }
    }

    @Override
    public void close() {
        rest.close();
        world.gateway().shut();
    }
}
