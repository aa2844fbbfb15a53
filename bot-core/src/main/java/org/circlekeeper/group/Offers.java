package org.circlekeeper.group;

/** What somebody allows moderators to offer them. */
public enum Offers {
    /** A neutral button in the room, for whoever presses it. */
    BUTTON_ONLY,
    /** A private note, too. */
    PRIVATE,
    /** Nothing at all. */
    NEVER
}
