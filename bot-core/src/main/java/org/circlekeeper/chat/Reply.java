package org.circlekeeper.chat;

import java.util.List;

/** What the bot answers to one request. */
public sealed interface Reply {

    /** Show a message. */
    record Answer(Audience audience, Message message) implements Reply {}

    /** Ask with a form; only commands that say so ({@code asks}) may, and never right after another form. */
    record Ask(Form form) implements Reply {}

    /** Change a card; an older version than the one shown changes nothing. */
    record Edit(CardId card, long version, Message message) implements Reply {}

    /** Several, in order. At most one of them asks. */
    record Several(List<Reply> replies) implements Reply {
        public Several {
            replies = List.copyOf(replies);
        }
    }

    /** For the person who asked alone: what every command does unless it has a reason. */
    static Reply privately(Message message) {
        return new Answer(new Audience.Caller(), message);
    }

    /** For everybody in the room: a decision to defend in review. */
    static Reply publicly(Message message) {
        return new Answer(new Audience.Room(), message);
    }
}
