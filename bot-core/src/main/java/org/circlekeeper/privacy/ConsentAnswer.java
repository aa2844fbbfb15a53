package org.circlekeeper.privacy;

/** What somebody says to the question whether something may be kept. */
enum ConsentAnswer {
    YES,
    NOT_NOW,
    WITHDRAW,
    /** They are not of the age the group is for. */
    AGE
}
