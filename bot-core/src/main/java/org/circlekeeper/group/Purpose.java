package org.circlekeeper.group;

/** What a person may agree to have kept, each by itself. */
public enum Purpose {
    /** That they belong here, and their settings. Part of every other yes. */
    MEMBERSHIP,
    /** Their check-ins, without words of their own. */
    CHECKINS,
    /** Words of their own with a check-in: the private journal. */
    JOURNAL,
    /** Which agreement they accepted, and when. */
    AGREEMENT
}
