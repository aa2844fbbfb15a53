package org.circlekeeper.discord.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bot's session on one shard; it outlives its connection, so that it can be resumed. Guarded by the {@link World}. */
final class Session {
    private static final int REMEMBERED = 2_000;

    /** An event as it was sent. */
    record Event(int sequence, String json) {}

    private final String id;
    private final int shard;
    private final int shards;
    private final int intents;
    private final Deque<Event> events = new ArrayDeque<>();
    private int sequence;
    private boolean forgotten;
    private @Nullable Connection connection;

    Session(String id, int shard, int shards, int intents, Connection connection) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
        this.connection = connection;
    }

    String id() {
        return id;
    }

    int shard() {
        return shard;
    }

    int intents() {
        return intents;
    }

    boolean covers(@Nullable Server server) {
        return server == null ? shard == 0 : shardOf(server.id(), shards) == shard;
    }

    static int shardOf(String serverId, int shards) {
        return (int) ((Long.parseLong(serverId) >> 22) % shards);
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    void connection(@Nullable Connection other) {
        connection = other;
    }

    int sequence() {
        return sequence;
    }

    void send(String type, String data) {
        Event event = keep(type, data);
        if (connection != null) {
            connection.send(event.json());
        }
    }

    /** Counts and remembers an event for a resume. */
    Event keep(String type, String data) {
        sequence++;
        String json = "{\"op\":0,\"s\":" + sequence + ",\"t\":\"" + type + "\",\"d\":" + data + "}";
        Event event = new Event(sequence, json);
        events.add(event);
        if (events.size() > REMEMBERED) {
            events.removeFirst();
            forgotten = true;
        }
        return event;
    }

    /** Counts an event that never arrives. */
    void lose() {
        sequence++;
    }

    /** Whether everything after that number is still remembered, apart from what was lost on purpose. */
    boolean remembers(int after) {
        return !forgotten || events.getFirst().sequence() <= after + 1;
    }

    List<Event> after(int number) {
        List<Event> missed = new ArrayList<>();
        for (Event event : events) {
            if (event.sequence() > number) {
                missed.add(event);
            }
        }
        return missed;
    }

    /** The last events that a client has seen already, in their order. */
    List<Event> lastBefore(int number, int count) {
        List<Event> seen = new ArrayList<>();
        for (Event event : events) {
            if (event.sequence() <= number && event.sequence() > 1) {
                seen.add(event);
            }
        }
        return seen.subList(Math.max(0, seen.size() - count), seen.size());
    }
}
