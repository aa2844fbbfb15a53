package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * A person on a device with a client nobody here wrote: matrix-js-sdk with its crypto in Rust, as Element has it. It
 * joins where it is invited, and it neither sends to nor shows from devices their owners have not signed. Ask
 * {@link #isHere} first. Whatever waits here waits at most {@link #PATIENCE}, unless told otherwise, and then says what was there instead.
 * Thread-safe.
 */
public final class ForeignClient implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String MESSAGE = "m.room.message";
    private static final AtomicLong NUMBER = new AtomicLong();

    private final NodeProcess node;
    private final long who = NUMBER.incrementAndGet();
    private final News news = new News();
    private final JsonNode self;

    /** All of them in one process, started when first asked for. */
    private static final class Shared {
        static final Optional<NodeProcess> NODE = start();

        private static Optional<NodeProcess> start() {
            Optional<Path> client = Brought.client();
            if (client.isEmpty()) {
                System.out.println("NOT TESTED WITH A FOREIGN MATRIX CLIENT: matrix-testkit/bring brings it");
                return Optional.empty();
            }
            try {
                return Optional.of(NodeProcess.start(client.get()));
            } catch (IOException failed) {
                System.out.println("NOT TESTED WITH A FOREIGN MATRIX CLIENT: " + failed.getMessage());
                return Optional.empty();
            }
        }
    }

    /** How a client is set up. */
    public enum Care {
        /** Its device is signed by its owner, and it has nothing to do with devices that are not. */
        SIGNED(true, true),
        /** The same, but it sends to any device and shows, with a shield, what comes from any. */
        SIGNED_AND_TRUSTING(true, false),
        /** A bare device without any signature, as somebody with power over the server could add one. */
        UNSIGNED(false, false);

        private final boolean crossSigns;
        private final boolean excludesInsecure;

        Care(boolean crossSigns, boolean excludesInsecure) {
            this.crossSigns = crossSigns;
            this.excludesInsecure = excludesInsecure;
        }
    }

    private ForeignClient(NodeProcess node, URI homeserver, Account account, Care care) {
        this.node = node;
        node.listen(who, news::arrive);
        self = ask(
                "login",
                Map.of(
                        "homeserver",
                        homeserver.toString(),
                        "user",
                        account.name(),
                        "password",
                        account.password(),
                        "crossSigns",
                        care.crossSigns,
                        "excludesInsecure",
                        care.excludesInsecure));
    }

    /** Whether there are foreign clients on this machine; if not, that is said aloud, once. */
    public static boolean isHere() {
        return Shared.NODE.isPresent();
    }

    /** A new device for somebody, cross-signed and careful. Returns when it has synced. */
    public static ForeignClient login(URI homeserver, Account account) {
        return login(homeserver, account, Care.SIGNED);
    }

    /** The same, as careful as wanted. A second device of a person is {@link Care#UNSIGNED} until the first signs it. */
    public static ForeignClient login(URI homeserver, Account account, Care care) {
        return new ForeignClient(Shared.NODE.orElseThrow(), homeserver, account, care);
    }

    public String user() {
        return self.get("user").asText();
    }

    public String device() {
        return self.get("device").asText();
    }

    /** Whether it joins where it is invited; it does unless told otherwise. */
    public void joinsWhenInvited(boolean joins) {
        ask("joinsWhenInvited", joins);
    }

    /** An encrypted room; returns its id when this client knows it is one. */
    public String createRoom(String name, String... invited) {
        return createRoom(name, true, false, invited);
    }

    public String createRoom(String name, boolean encrypted, boolean direct, String... invited) {
        String room = ask(
                        "createRoom",
                        Map.of("name", name, "encrypted", encrypted, "direct", direct, "invite", List.of(invited)))
                .asText();
        awaitRoom(room, known -> known.membership().equals("join") && known.encrypted() == encrypted);
        return room;
    }

    public void join(String room) {
        ask("join", room);
    }

    public void invite(String room, String user) {
        ask("invite", room, user);
    }

    public void kick(String room, String user) {
        ask("kick", room, user);
    }

    public void leave(String room) {
        ask("leave", room);
    }

    /** Says something and answers the id of the event. */
    public String say(String room, String text) {
        return say(room, text, "{}");
    }

    /** The same with more in its content, or other things: a JSON object that wins over ours. */
    public String say(String room, String text, String more) {
        ObjectNode content = message(text);
        content.setAll((ObjectNode) Http.json(more));
        return send(room, MESSAGE, content);
    }

    /** Says something in the thread that began with an event. */
    public String sayInThread(String room, String root, String text) {
        ObjectNode content = message(text);
        content.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", root);
        return send(room, MESSAGE, content);
    }

    public String edit(String room, String event, String text) {
        ObjectNode content = message("* " + text);
        content.set("m.new_content", message(text));
        content.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", event);
        return send(room, MESSAGE, content);
    }

    public String react(String room, String event, String key) {
        ObjectNode content = Http.JSON.createObjectNode();
        content.putObject("m.relates_to")
                .put("rel_type", "m.annotation")
                .put("event_id", event)
                .put("key", key);
        return send(room, "m.reaction", content);
    }

    /** Any event; encrypted where the room is. */
    public String send(String room, String type, String content) {
        return send(room, type, Http.json(content));
    }

    private String send(String room, String type, JsonNode content) {
        return ask("send", room, type, content).asText();
    }

    public String redact(String room, String event) {
        return ask("redact", room, event).asText();
    }

    public String sendState(String room, String type, String key, String content) {
        return ask("sendState", room, type, key, Http.json(content)).asText();
    }

    /** The content of a piece of state as this client knows it; null in JSON when it knows none. */
    public JsonNode state(String room, String type, String key) {
        return ask("state", room, type, key);
    }

    public void setPowerLevel(String room, String user, int level) {
        ask("setPowerLevel", room, user, level);
    }

    /** Everything that arrived in a room since this client logged in, in that order, state and all. */
    public List<Seen> timeline(String room) {
        return list(ask("timeline", room), Seen.class);
    }

    /** Waits for something in the timeline, which may be there already. */
    public Seen awaitEvent(String room, Predicate<Seen> wanted) {
        return awaitEvent(room, wanted, PATIENCE);
    }

    /** The same with more patience, or less. */
    public Seen awaitEvent(String room, Predicate<Seen> wanted, Duration patience) {
        return await(
                () -> "event in " + timeline(room),
                () -> timeline(room).stream().filter(wanted).findFirst(),
                patience);
    }

    /** Waits for a message of somebody that has these words in it. */
    public Seen awaitMessage(String room, String sender, String words) {
        return awaitEvent(
                room,
                event -> event.type().equals(MESSAGE)
                        && event.sender().equals(sender)
                        && event.body().contains(words));
    }

    public List<SeenRoom> rooms() {
        return list(ask("rooms"), SeenRoom.class);
    }

    /** Waits until a room is as wanted. */
    public SeenRoom awaitRoom(String room, Predicate<SeenRoom> wanted) {
        return awaitRoom(wanted.and(known -> known.id().equals(room)));
    }

    /** Waits for any room that is as wanted: an invitation, or what somebody made for us two. */
    public SeenRoom awaitRoom(Predicate<SeenRoom> wanted) {
        return await(
                () -> "room in " + rooms(),
                () -> rooms().stream().filter(wanted).findFirst());
    }

    /** Waits until somebody has joined. */
    public void awaitMember(String room, String user) {
        awaitRoom(room, known -> "join".equals(known.members().get(user)));
    }

    /** What it knows of somebody's devices; what changed there arrives with a later sync. */
    public List<SeenDevice> devices(String user) {
        return list(ask("devices", user), SeenDevice.class);
    }

    /** Waits until somebody's devices are as wanted. */
    public List<SeenDevice> awaitDevices(String user, Predicate<List<SeenDevice>> wanted) {
        return await(
                () -> "devices: " + devices(user),
                () -> Optional.of(devices(user)).filter(wanted));
    }

    /** Vouches for another device of the same person. */
    public void crossSignDevice(String device) {
        ask("crossSignDevice", device);
    }

    /** Begins anew with other keys, as somebody who lost theirs; for others the identity has changed. */
    public void resetIdentity() {
        ask("resetIdentity");
    }

    /** How far it trusts somebody. */
    public Trust trust(String user) {
        JsonNode trust = ask("trust", user);
        return new Trust(trust.get("verified").asBoolean(), trust.get("changed").asBoolean());
    }

    /** Waits until it trusts somebody as wanted: what was done about it comes back with a later sync. */
    public Trust awaitTrust(String user, Predicate<Trust> wanted) {
        return await(
                () -> "trust: " + trust(user), () -> Optional.of(trust(user)).filter(wanted));
    }

    /**
     * How far a client trusts somebody.
     *
     * @param verified the person before it has compared emoji with them
     * @param changed their identity is another than the one it knew
     */
    public record Trust(boolean verified, boolean changed) {}

    /** The next message goes out under new keys. */
    public void forceDiscardSession(String room) {
        ask("forceDiscardSession", room);
    }

    /** Asks somebody, in a room both are in, to compare emoji. */
    public Verification verify(String user, String room) {
        return new Verification(this, ask("verify", user, room).asInt());
    }

    /** Waits until somebody asks this person to compare emoji. */
    public Verification awaitVerification(String from) {
        return await(
                () -> "request to verify in " + ask("verifications"),
                () -> StreamSupport.stream(ask("verifications").spliterator(), false)
                        .filter(one -> one.get("with").asText().equals(from)
                                && !one.get("ours").asBoolean())
                        .reduce((earlier, later) -> later)
                        .map(one -> new Verification(this, one.get("id").asInt())));
    }

    /** Ends the device on the server, too. */
    public void logout() {
        ask("logout");
    }

    /** Goes away as somebody who closes the window: the device stays. */
    @Override
    public void close() {
        ask("stop");
    }

    JsonNode ask(String act, Object... words) {
        return node.ask(who, act, words);
    }

    <T> T await(Supplier<String> what, Supplier<Optional<T>> look) {
        return await(what, look, PATIENCE);
    }

    private <T> T await(Supplier<String> what, Supplier<Optional<T>> look, Duration patience) {
        return news.await(look, patience).orElseThrow(() -> new AssertionError(user() + " saw no such " + what.get()));
    }

    private static ObjectNode message(String text) {
        return Http.JSON.createObjectNode().put("msgtype", "m.text").put("body", text);
    }

    private static <T> List<T> list(JsonNode array, Class<T> kind) {
        try {
            return Http.JSON.readerForListOf(kind).readValue(array);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
