package org.circlekeeper.chat;

/** What became of an order. */
public enum ModerationOutcome {
    DONE,
    NOT_PERMITTED,
    GONE,
    /** It may or may not have happened; a person has to look. */
    UNKNOWN
}
