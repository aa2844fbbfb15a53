package org.circlekeeper.chat;

import java.util.List;

/** What a platform sees of the bot. Safe to call from many threads; every call may repeat an earlier one. */
public interface Bot {

    /** Answers one request; blocks until what it saved is on disk. Never throws for anything a person did. */
    Reply answer(Request request);

    /** At most 25 values for an option being typed. */
    List<Suggestion> suggest(Typing typing);

    /** Takes note of an event; returns when its effect is on disk. */
    void noticed(Event event);
}
