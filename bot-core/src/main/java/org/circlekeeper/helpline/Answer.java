package org.circlekeeper.helpline;

import java.util.List;
import java.util.Set;

/**
 * What was found: at most three lines in the order to show them, and what has to be said about the gaps.
 *
 * @param emergency ambulance first; without a number that brings only police where that was asked
 */
record Answer(Country country, List<Found> lines, Set<Gap> gaps, List<Emergency> emergency) {

    /** A line, and the way to reach it that suits the question best. */
    record Found(Line line, Way way, Opening opening) {}

    /** What we do not have, said plainly, in this order. */
    enum Gap {
        /** No line at all. */
        NO_LINE,
        /** Lines for young people only. */
        ADULTS,
        /** No line for exactly this need. */
        NEED,
        /** One for exactly this need, that too little is known about. */
        NEED_UNCHECKED,
        /** No line that is known not to send police; these are not known. */
        POLICE,
        /** No line that can be reached this way. */
        WAY,
        /** No line known to be open now. */
        OPEN,
        /** No line known to speak this language. */
        LANGUAGE
    }
}
