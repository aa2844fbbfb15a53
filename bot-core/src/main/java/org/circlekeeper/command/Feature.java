package org.circlekeeper.command;

import java.util.List;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Request;
import org.circlekeeper.schedule.JobHandler;

/** A part of the bot that can be understood, and switched off, on its own. */
public interface Feature {
    List<Command> commands();

    default List<JobHandler> jobs() {
        return List.of();
    }

    /** What this feature holds about people. */
    PersonalData personalData();

    /** Somebody was asked to write to the bot directly, because others would have seen the answer; in memory only. */
    default void askedToWriteDirectly(Request request) {}

    /** Something happened on a platform; runs inside a transaction, and may be told twice. */
    default void noticed(Event event) {}
}
