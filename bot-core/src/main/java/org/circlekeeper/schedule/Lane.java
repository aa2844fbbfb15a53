package org.circlekeeper.schedule;

/** Which messages go first when not all can go at once. */
public enum Lane {
    HELP(0),
    ANSWERS(1),
    MODERATION(2),
    REMINDERS(3);

    private final int rank;

    Lane(int rank) {
        this.rank = rank;
    }

    /** Its place in line, as stored. */
    int rank() {
        return rank;
    }
}
