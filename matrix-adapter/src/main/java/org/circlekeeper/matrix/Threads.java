package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Threads are a relation to the event they begin with (client-server API, Threading). */
final class Threads {
    private Threads() {}

    static ObjectNode in(ObjectNode content, Optional<String> root) {
        root.ifPresent(event -> {
            ObjectNode relation = content.putObject("m.relates_to");
            relation.put("rel_type", "m.thread");
            relation.put("event_id", event);
            relation.put("is_falling_back", true);
            relation.putObject("m.in_reply_to").put("event_id", event);
        });
        return content;
    }
}
