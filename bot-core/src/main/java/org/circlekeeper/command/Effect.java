package org.circlekeeper.command;

/** What running a command may do to what is stored. */
public enum Effect {
    /** Nothing is read or written: it works without a database. */
    NONE,
    /** Reads only. */
    READS,
    /** May write: runs inside a transaction that also remembers the event, and answers when it is on disk. */
    CHANGES
}
