package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The gateway: sessions, what they are told, and its bad days. Thread-safe. */
public final class Gateway {
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int RESUME = 6;

    private final World world;
    private final Counters counters = new Counters();
    private final Admission admission;
    private final GatewayDoor door;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<JsonNode> identified = new CopyOnWriteArrayList<>();
    private boolean down;
    private boolean deaf;
    private int toLose;
    private int toRepeat;

    Gateway(World world) {
        this.world = world;
        this.admission = new Admission(world);
        this.door = new GatewayDoor(this);
    }

    void open() throws IOException {
        door.open();
    }

    void shut() {
        try {
            door.stop(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "ws://127.0.0.1:" + door.getPort();
    }

    public Counters counters() {
        return counters;
    }

    int identifiesToday() {
        synchronized (world) {
            return admission.today();
        }
    }

    /** Every identify as it was sent, without the token; {@code intents} and {@code shard} are in it. */
    public List<JsonNode> identified() {
        return List.copyOf(identified);
    }

    /** Shards whose session has a connection now. */
    public int connected() {
        synchronized (world) {
            return (int) sessions.values().stream()
                    .filter(s -> s.connection() != null)
                    .count();
        }
    }

    // ---- bad days

    /** Op 7: clients are asked to come back, and may resume. */
    public void asksToReconnect() {
        connections.forEach(connection -> connection.send("{\"op\":7,\"d\":null}"));
    }

    /** Op 9 for every session; without {@code resumable} they are over. */
    public void invalidates(boolean resumable) {
        synchronized (world) {
            if (!resumable) {
                sessions.clear();
            }
            connections.forEach(connection -> connection.send("{\"op\":9,\"d\":" + resumable + "}"));
        }
    }

    /** Closes every connection; sessions stay, except after the codes that end them. */
    public void closesWith(int code) {
        synchronized (world) {
            if (endsSession(code)) {
                sessions.clear();
            }
            connections.forEach(connection -> connection.close(code, "a bad day"));
        }
    }

    /** Cuts every connection without a word. */
    public void drops() {
        connections.forEach(Connection::drop);
    }

    /** Heartbeats of the connections there are go unanswered, as on a connection that is dead and does not show it. */
    public void stopsAcknowledging() {
        connections.forEach(connection -> connection.acknowledges = false);
    }

    /** Sessions no longer hear a thing, while the connection lives: everything waits for a resume. */
    public void goesSilent(boolean silent) {
        synchronized (world) {
            deaf = silent;
        }
    }

    /** An outage: every connection is cut and new ones are cut at once, until {@link #comesBack}. */
    public void goesDown() {
        synchronized (world) {
            down = true;
        }
        drops();
    }

    /**
     * The end of an outage.
     *
     * @param sessionsSurvived whether clients may resume; otherwise they must identify and hear the servers anew
     */
    public void comesBack(boolean sessionsSurvived) {
        synchronized (world) {
            down = false;
            if (!sessionsSurvived) {
                sessions.clear();
            }
        }
    }

    /** Cuts the connections; the last events come again after RESUME, under the numbers they had. */
    public void replay(int events) {
        synchronized (world) {
            toRepeat = events;
        }
        drops();
    }

    /** The next events are counted and never arrive, not even by a resume. */
    public void loses(int events) {
        synchronized (world) {
            toLose = events;
        }
    }

    /** The same for one shard alone, while the others go on. */
    public ShardTrouble shard(int number) {
        return new ShardTrouble(world, this, number);
    }

    List<Connection> connectionsOf(int shard) {
        return connections.stream()
                .filter(connection -> connection.session != null && connection.session.shard() == shard)
                .toList();
    }

    void endSessionsOf(int shard) {
        sessions.values().removeIf(session -> session.shard() == shard);
    }

    void repeatAtNextResume(int events) {
        toRepeat = events;
    }

    /** Whether sessions are over after a connection was closed with this code. */
    static boolean endsSession(int code) {
        return code == 4007 || code == 4009 || code == 4004 || (code >= 4010 && code <= 4014);
    }

    // ---- connections

    void opened(Connection connection) {
        synchronized (world) {
            if (down) {
                connection.drop();
                return;
            }
        }
        connections.add(connection);
        ObjectNode hello = Json.object().put("op", 10);
        hello.putObject("d")
                .put("heartbeat_interval", world.options().heartbeat().toMillis());
        connection.send(Json.text(hello));
    }

    void heard(Connection connection, JsonNode frame) {
        synchronized (world) {
            if (!connection.maySend(world.options().ticker().getAsLong())) {
                refuse(connection, 4008, "More than 120 frames in a minute.");
                return;
            }
            switch (frame.path("op").asInt(-1)) {
                case HEARTBEAT -> {
                    if (connection.acknowledges) {
                        connection.send("{\"op\":11}");
                    }
                }
                case IDENTIFY -> identify(connection, frame.path("d"));
                case RESUME -> resume(connection, frame.path("d"));
                case 3, 4, 8, 31 -> {
                    if (connection.session == null) {
                        refuse(connection, 4003, "Not authenticated.");
                    }
                }
                default -> refuse(connection, 4001, "Unknown opcode.");
            }
        }
    }

    private void identify(Connection connection, JsonNode data) {
        if (connection.session != null) {
            refuse(connection, 4005, "Already authenticated.");
            return;
        }
        counters.identified(world.now());
        ObjectNode kept = data.deepCopy();
        kept.remove("token");
        identified.add(kept);
        Admission.Answer answer = admission.of(data);
        if (answer.isInvalidSession()) {
            world.violation(answer.why());
            connection.send("{\"op\":9,\"d\":false}");
            return;
        }
        if (!answer.isTaken()) {
            refuse(connection, answer.code(), answer.why());
            return;
        }
        begin(connection, data);
    }

    private void begin(Connection connection, JsonNode data) {
        int shard = data.path("shard").path(0).asInt(0);
        int shards = data.path("shard").path(1).asInt(1);
        sessions.values().removeIf(old -> old.shard() == shard && old.connection() == null);
        String id = Long.toHexString(Long.parseLong(world.newId()));
        Session session = new Session(id, shard, shards, data.path("intents").asInt(), connection);
        sessions.put(id, session);
        connection.session = session;
        List<Server> mine = world.botServers().stream().filter(session::covers).toList();
        session.send("READY", Json.text(ready(session, shards, mine)));
        for (Server server : mine) {
            if (server.isAvailable()) {
                session.send("GUILD_CREATE", Json.text(server.json()));
            }
        }
    }

    private ObjectNode ready(Session session, int shards, List<Server> mine) {
        ObjectNode ready =
                Json.object().put("v", 10).put("session_id", session.id()).put("resume_gateway_url", url());
        ready.set("user", world.bot());
        ready.putArray("shard").add(session.shard()).add(shards);
        ready.putObject("application").put("id", World.BOT_ID).put("flags", 0);
        ready.putArray("private_channels");
        ArrayNode servers = ready.putArray("guilds");
        mine.forEach(server -> servers.addObject().put("id", server.id()).put("unavailable", true));
        return ready;
    }

    private void resume(Connection connection, JsonNode data) {
        if (!World.TOKEN.equals(data.path("token").asText())) {
            refuse(connection, 4004, "Authentication failed.");
            return;
        }
        Session session = sessions.get(data.path("session_id").asText());
        int after = data.path("seq").asInt();
        if (session != null && after > session.sequence()) {
            refuse(connection, 4007, "Invalid seq.");
            return;
        }
        if (session == null || !session.remembers(after)) {
            counters.refusedResumes.incrementAndGet();
            connection.send("{\"op\":9,\"d\":false}");
            return;
        }
        counters.resumed(world.now());
        connection.session = session;
        session.connection(connection);
        session.lastBefore(after, toRepeat).forEach(event -> connection.send(event.json()));
        toRepeat = 0;
        session.after(after).forEach(event -> connection.send(event.json()));
        session.send("RESUMED", "{}");
    }

    void refuse(Connection connection, int code, String reason) {
        world.violation("gateway closed with " + code + ": " + reason);
        connection.close(code, reason);
    }

    /** A client that closes with 1000 or 1001 gives its session up; with any other code it may come back. */
    void closed(Connection connection, int code, boolean remote) {
        synchronized (world) {
            connections.remove(connection);
            connection.end();
            Session session = connection.session;
            if (session != null && connection.equals(session.connection())) {
                session.connection(null);
                if (remote && (code == 1000 || code == 1001)) {
                    sessions.remove(session.id());
                }
            }
        }
    }

    void broke(Exception problem) {
        world.violation("the gateway broke: " + problem);
    }

    // ---- events

    void interaction(Interaction interaction, @Nullable Server server) {
        Session session = session(server);
        if (session == null) {
            counters.unheard.incrementAndGet();
            return;
        }
        boolean connected = session.connection() != null;
        counters.sent(connected);
        if (connected && !deaf && toLose == 0) {
            interaction.sent();
        }
        send(session, "INTERACTION_CREATE", interaction.json);
    }

    void dispatch(@Nullable Server server, int intent, String event, ObjectNode data) {
        Session session = session(server);
        if (session != null && (session.intents() & intent) == intent) {
            send(session, event, data);
        }
    }

    private void send(Session session, String event, ObjectNode data) {
        if (toLose > 0) {
            toLose--;
            session.lose();
            return;
        }
        if (deaf) {
            session.keep(event, Json.text(data));
        } else {
            session.send(event, Json.text(data));
        }
    }

    private @Nullable Session session(@Nullable Server server) {
        Session newest = null;
        for (Session session : sessions.values()) {
            if (session.covers(server)) {
                newest = session;
            }
        }
        return newest;
    }
}
