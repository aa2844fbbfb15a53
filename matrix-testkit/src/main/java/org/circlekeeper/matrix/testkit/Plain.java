package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who speaks to the homeserver without any client between: nothing is encrypted, checked or made well-formed.
 * Each call is one request and answers what the server did; {@link Refused} when it said no. Contents are JSON text.
 * Thread-safe.
 */
public final class Plain {
    private static final String CLIENT = "/_matrix/client/v3";

    private final Http http;
    private final JsonNode session;

    private Plain(Http http, JsonNode session) {
        this.http = http;
        this.session = session;
    }

    /** Comes in with a password, on a device of its own. */
    public static Plain login(URI homeserver, Account account) {
        JsonNode session = Http.to(homeserver)
                .send(
                        "POST",
                        CLIENT + "/login",
                        Map.of(
                                "type",
                                "m.login.password",
                                "identifier",
                                Map.of("type", "m.id.user", "user", account.name()),
                                "password",
                                account.password()));
        return new Plain(new Http(homeserver, session.get("access_token").asText()), session);
    }

    public String user() {
        return session.get("user_id").asText();
    }

    public String device() {
        return session.get("device_id").asText();
    }

    public String token() {
        return http.token();
    }

    /** A private room in the clear; the answer has its {@code room_id}. */
    public JsonNode createRoom(String... invited) {
        return http.send("POST", CLIENT + "/createRoom", Map.of("preset", "private_chat", "invite", List.of(invited)));
    }

    /** The same, with everything {@code createRoom} of the specification takes. */
    public JsonNode createRoomAs(String settings) {
        return post("/createRoom", settings);
    }

    public JsonNode invite(String room, String user) {
        return member(room, "invite", user);
    }

    public JsonNode join(String room) {
        return post("/join/" + in(room), "{}");
    }

    public JsonNode leave(String room) {
        return post(of(room) + "/leave", "{}");
    }

    public JsonNode kick(String room, String user) {
        return member(room, "kick", user);
    }

    public JsonNode ban(String room, String user) {
        return member(room, "ban", user);
    }

    private JsonNode member(String room, String act, String user) {
        return http.send("POST", CLIENT + of(room) + "/" + act, Map.of("user_id", user));
    }

    /** A text message in the clear; the answer has its {@code event_id}. */
    public JsonNode say(String room, String text) {
        return send(room, "m.room.message", text(text));
    }

    /** Any event, as it is, into any room; each call with a transaction id of its own. */
    public JsonNode send(String room, String type, String content) {
        return send(room, type, UUID.randomUUID().toString(), content);
    }

    /** The same under a transaction id: said twice by one device, it happens once. */
    public JsonNode send(String room, String type, String transaction, String content) {
        return put(of(room) + "/send/" + in(type) + "/" + in(transaction), content);
    }

    public JsonNode redact(String room, String event) {
        return put(of(room) + "/redact/" + in(event) + "/" + UUID.randomUUID(), "{}");
    }

    public JsonNode sendState(String room, String type, String key, String content) {
        return put(of(room) + "/state/" + in(type) + "/" + in(key), content);
    }

    public JsonNode state(String room, String type, String key) {
        return get(of(room) + "/state/" + in(type) + "/" + in(key));
    }

    /** Gives one person another power level and leaves the others as they are. */
    public JsonNode setPowerLevel(String room, String user, int level) {
        JsonNode levels = state(room, "m.room.power_levels", "");
        Map<String, Object> all = new LinkedHashMap<>();
        levels.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        Map<String, Object> users = new LinkedHashMap<>();
        levels.path("users").properties().forEach(entry -> users.put(entry.getKey(), entry.getValue()));
        users.put(user, level);
        all.put("users", users);
        return http.send("PUT", CLIENT + of(room) + "/state/m.room.power_levels/", all);
    }

    /** Closes a room for another of that version; the answer has the {@code replacement_room}. */
    public JsonNode upgrade(String room, String version) {
        return http.send("POST", CLIENT + of(room) + "/upgrade", Map.of("new_version", version));
    }

    /** The last events of a room as the server has them, newest first, in {@code chunk}. */
    public JsonNode messages(String room, int most) {
        return get(of(room) + "/messages?dir=b&limit=" + most);
    }

    public JsonNode members(String room) {
        return get(of(room) + "/joined_members");
    }

    public JsonNode devices() {
        return get("/devices");
    }

    /** Ends this device alone. */
    public JsonNode logout() {
        return post("/logout", "{}");
    }

    /** Ends every device of this account. */
    public JsonNode logoutAll() {
        return post("/logout/all", "{}");
    }

    public JsonNode get(String path) {
        return http.get(CLIENT + path);
    }

    /** Anything else, below {@code /_matrix/client/v3}. */
    public JsonNode post(String path, String body) {
        return http.send("POST", CLIENT + path, Http.json(body));
    }

    public JsonNode put(String path, String body) {
        return http.send("PUT", CLIENT + path, Http.json(body));
    }

    private static String text(String body) {
        return Http.JSON
                .createObjectNode()
                .put("msgtype", "m.text")
                .put("body", body)
                .toString();
    }

    private static String of(String room) {
        return "/rooms/" + in(room);
    }

    private static String in(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
