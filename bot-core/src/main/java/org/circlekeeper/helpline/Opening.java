package org.circlekeeper.helpline;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody answers right now, as far as the lists say.
 *
 * @param change when it closes or opens next, on the clocks of {@code zone}; none when it is always open or not known
 */
record Opening(
        State state,
        @Nullable LocalDateTime change,
        @Nullable ZoneId zone) {
    static final Opening ALWAYS = new Opening(State.ALWAYS, null, null);
    static final Opening UNKNOWN = new Opening(State.UNKNOWN, null, null);

    /** In the order somebody would want them. */
    enum State {
        ALWAYS,
        OPEN,
        UNKNOWN,
        CLOSED;

        boolean isOpen() {
            return this == ALWAYS || this == OPEN;
        }

        /**
         * Closed comes last. Hours that nobody wrote down are no reason to put a national line behind a smaller one; the
         * reply says that they are not known.
         */
        int rank() {
            return this == CLOSED ? 1 : 0;
        }
    }

    boolean isOpen() {
        return state.isOpen();
    }
}
