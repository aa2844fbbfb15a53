package org.circlekeeper.command;

import org.circlekeeper.chat.Reply;

/** One thing a person can ask for. Stateless, and safe to run from many threads. */
public interface Command {
    CommandSpec spec();

    Reply run(Call call);

    /** How often one person may ask. */
    default Limit limit() {
        return Limit.ORDINARY;
    }
}
