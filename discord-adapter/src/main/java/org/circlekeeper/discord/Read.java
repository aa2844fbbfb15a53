package org.circlekeeper.discord;

import java.util.Optional;
import org.circlekeeper.chat.Invocation;

/** What the id of a pressed button turned out to be. */
sealed interface Read {

    /** Ours, for this person, here and now. */
    record Fine(Invocation then) implements Read {}

    /** The same; what it means is kept in a row. */
    record FineRow(String rowId) implements Read {}

    /** Ours, and its time is over; or written by a version of the bot that this one cannot read. */
    record Old(Optional<Invocation> then) implements Read {}

    /** Somebody else's, from another place, or not ours at all: nobody can tell which. */
    record Refused() implements Read {}
}
