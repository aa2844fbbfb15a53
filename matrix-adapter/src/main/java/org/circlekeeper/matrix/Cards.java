package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.circlekeeper.chat.CardId;

/** A message of the bot that it changes later: the room and the event. */
record Cards(String room, String event) {

    static CardId id(String room, String event) {
        return new CardId(Names.MATRIX, room + " " + event);
    }

    static Optional<Cards> of(CardId id) {
        int space = id.value().indexOf(' ');
        return space < 1
                ? Optional.empty()
                : Optional.of(
                        new Cards(id.value().substring(0, space), id.value().substring(space + 1)));
    }

    /** Clients that know no edits show the words with a star before them (client-server API, Event replacements). */
    ObjectNode replacing(ObjectNode content) {
        ObjectNode edit = content.deepCopy();
        edit.put("body", "* " + content.path("body").asText());
        edit.set("m.new_content", content);
        edit.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", event);
        return edit;
    }
}
