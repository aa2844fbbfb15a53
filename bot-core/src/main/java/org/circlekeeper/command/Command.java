package org.circlekeeper.command;

import java.util.List;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.words.Words;

/** One thing a person can ask for. Stateless, and safe to run from many threads. */
public interface Command {
    CommandSpec spec();

    Reply run(Call call);

    /** What to propose for a parameter of this command while somebody types it here; answered from memory, never from the database. */
    default List<Suggestion> suggest(Parameter<?> parameter, Place place, Words words) {
        return parameter.options().apply(words);
    }

    /** How often one person may ask. */
    default Limit limit() {
        return Limit.ORDINARY;
    }
}
