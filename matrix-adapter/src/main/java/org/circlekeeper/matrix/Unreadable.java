package org.circlekeeper.matrix;

import java.util.Optional;
import org.circlekeeper.matrix.bridge.Event;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people, once a day each, that a message could not be read and what they can do, where the two are alone: in a
 * group's room most of what is said is not for the bot. It goes unencrypted: a device that gave no key is one that gets
 * none.
 */
final class Unreadable {
    private static final Logger log = LoggerFactory.getLogger(Unreadable.class);

    private final Homeserver server;
    private final Rooms rooms;
    private final Remembered remembered;
    private final Sentences sentences;
    private final Gate gate;
    private final Alarm alarm;

    Unreadable(Homeserver server, Rooms rooms, Remembered remembered, Sentences sentences, Gate gate, Alarm alarm) {
        this.server = server;
        this.rooms = rooms;
        this.remembered = remembered;
        this.sentences = sentences;
        this.gate = gate;
        this.alarm = alarm;
    }

    void noKey(Event event) {
        tell(event, "matrix.no_key");
    }

    /** Its owner did not sign the device: it may be anybody's. */
    void unsigned(Event event) {
        tell(event, "matrix.unsigned_device");
    }

    private void tell(Event event, String key) {
        try {
            Optional<Rooms.Standing> standing = rooms.standing(event.room(), event.sender());
            if (standing.isEmpty() || !standing.get().alone()) {
                // in a group's room most of what is said is not for the bot
                return;
            }
            if (alarm.isRaised() || !remembered.firstToday(key + " " + event.sender())) {
                return;
            }
            Page page = new Page(sentences.language()).line(sentences.say(key));
            Patiently.that(Answering.LATEST, () -> say(event, page));
        } catch (Refused refused) {
            log.warn("somebody could not be told that a message was unreadable: {}", refused.why());
        }
    }

    private void say(Event event, Page page) throws Refused {
        try {
            if (gate.pass(Gate.Lane.ANSWERS)) {
                String unused = server.sendOpenly(
                        event.room(),
                        Post.transaction(event.id() + " unreadable"),
                        "m.room.message",
                        page.content("m.notice").toString());
            }
        } catch (Refused refused) {
            if (refused.why() == Refused.Why.LIMITED) {
                gate.limited(refused.after());
            }
            throw refused;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
