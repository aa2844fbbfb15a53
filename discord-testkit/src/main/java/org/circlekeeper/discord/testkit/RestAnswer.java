package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back over the wire.
 *
 * @param isCut whether the connection breaks in the middle of it
 */
@SuppressWarnings("ArrayRecordComponent") // written once and thrown away
record RestAnswer(int status, byte[] body, String contentType, Map<String, String> headers, boolean isCut) {
    private static final byte[] NOTHING = {};
    /** What Discord itself answers came through its proxy; Cloudflare's own pages did not. */
    private static final Map<String, String> THROUGH = Map.of("Via", "1.1 google");

    static RestAnswer of(JsonNode json) {
        return of(200, json);
    }

    static RestAnswer of(int status, JsonNode json) {
        return new RestAnswer(status, Json.bytes(json), "application/json", THROUGH, false);
    }

    static RestAnswer nothing() {
        return new RestAnswer(204, NOTHING, "application/json", THROUGH, false);
    }

    static RestAnswer of(Refusal refusal) {
        ObjectNode json = refusal.json();
        return of(refusal.status(), json);
    }

    static RestAnswer page(int status, String html) {
        return new RestAnswer(status, html.getBytes(StandardCharsets.UTF_8), "text/html", Map.of(), false);
    }

    RestAnswer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new RestAnswer(status, body, contentType, all, isCut);
    }

    /** The same, of which only the first half arrives. */
    RestAnswer cut() {
        return new RestAnswer(status, body, contentType, headers, true);
    }
}
