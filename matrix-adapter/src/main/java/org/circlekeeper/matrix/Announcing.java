package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients of a room which commands there are (MSC4332, not final, so under its provisional name). It stands there for
 * every server to read, so only where the room itself wishes it: its power levels name that kind of event and let the bot
 * send it. Options are left out: whatever is missing the bot asks for.
 */
final class Announcing {
    static final String COMMANDS = "org.matrix.msc4332.commands";
    private static final Logger log = LoggerFactory.getLogger(Announcing.class);

    private final Homeserver server;
    private final Rooms rooms;
    private final Remembered remembered;
    private final Menu menu;
    private final String prefix;
    private final Locale language;

    Announcing(Homeserver server, Rooms rooms, Remembered remembered, Menu menu, String prefix, Locale language) {
        this.server = server;
        this.rooms = rooms;
        this.remembered = remembered;
        this.menu = menu;
        this.prefix = prefix;
        this.language = language;
    }

    /** Does nothing where it is not wished, or stands there already. */
    void in(String room) {
        Powers powers = rooms.powers(room);
        if (!powers.names(COMMANDS) || !powers.mayChange(server.user(), COMMANDS)) {
            return;
        }
        String content = content().toString();
        if (remembered.announced(room).filter(content::equals).isEmpty()) {
            try {
                server.setState(room, COMMANDS, server.user(), content);
                remembered.announced(room, content);
            } catch (Refused refused) {
                log.warn("commands could not be announced: {}", refused.why());
            }
        }
    }

    private ObjectNode content() {
        String name = prefix.replaceFirst("^\\p{Punct}+", "");
        ObjectNode content = Json.object();
        content.put("sigil", prefix.substring(0, prefix.length() - name.length()));
        ArrayNode commands = content.putArray("commands");
        for (CommandSpec command : menu.commands()) {
            ObjectNode one = commands.addObject();
            one.put("syntax", (name + " " + command.name().text()).strip());
            one.putObject("variables");
            one.putObject("description").putArray("m.text").addObject().put("body", menu.describe(command, language));
        }
        return content;
    }
}
