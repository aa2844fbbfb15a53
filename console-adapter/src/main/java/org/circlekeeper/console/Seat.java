package org.circlekeeper.console;

import java.util.List;
import java.util.Optional;

/** Where people sit: what they type comes from here, what they read goes here. Showing is safe from many threads. */
interface Seat extends AutoCloseable {

    /**
     * The next line somebody types; empty at the end.
     *
     * @param speaker who is asked
     * @param secret what is typed now is an answer about oneself and is not offered again by the arrow keys
     * @param begun what already stands on the line, to be changed
     */
    Optional<String> hear(String speaker, boolean secret, String begun);

    /** Shows lines as one message; the text is clean by now. */
    void show(String label, List<String> lines);

    /** Nobody reads here any more. */
    boolean isGone();

    /** Whether a person types here, rather than a file. */
    boolean isLive();

    @Override
    void close();
}
