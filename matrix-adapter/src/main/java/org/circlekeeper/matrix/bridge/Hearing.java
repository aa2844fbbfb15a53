package org.circlekeeper.matrix.bridge;

import java.util.List;
import java.util.Optional;

/** Told what happens. One call at a time; the next news waits until a call returns, so it must hand on what takes time. */
public interface Hearing {

    /** One answer of the server. */
    void heard(Batch batch);

    /** Another device is on the bot's account, which nobody but its operator should have put there. */
    void foreignDevice(String device);

    /** The account lets this device in no more; nothing will be heard again. */
    void ended(String why);

    /**
     * What one answer of the server brought.
     *
     * @param number rises by one with each batch; for {@link Homeserver#done}
     */
    record Batch(long number, List<News> news, List<Invitation> invitations, List<String> left) {
        public Batch {
            news = List.copyOf(news);
            invitations = List.copyOf(invitations);
            left = List.copyOf(left);
        }
    }

    /**
     * What is new in a room the bot is in, oldest first.
     *
     * @param gap where the history before the first of these events begins, when some were left out
     */
    record News(String room, List<Event> events, Optional<String> gap) {
        public News {
            events = List.copyOf(events);
        }
    }

    /**
     * Somebody asks us into a room.
     *
     * @param direct whether the inviter's client says it is for the two of them
     */
    record Invitation(String room, String from, boolean direct) {}
}
