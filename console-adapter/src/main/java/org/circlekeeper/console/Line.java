package org.circlekeeper.console;

import java.util.Optional;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Role;

/** What one line of input says, before it is known who is in the middle of what. */
sealed interface Line {

    /** Empty, or a comment. */
    record Nothing() implements Line {}

    /** From now on this person speaks. */
    record Speaker(String name, Optional<Role> role) implements Line {}

    /** Begins with an at sign and names nobody. */
    record BadSpeaker() implements Line {}

    /**
     * A command.
     *
     * @param known whether the bot has one of this name; if not, the bot itself says what is near
     */
    record Command(boolean direct, boolean known, Invocation invocation, Optional<String> about) implements Line {}

    /** One of the choices offered last. */
    record Pick(int number) implements Line {}

    /** Anything else people say. */
    record Talk() implements Line {}
}
