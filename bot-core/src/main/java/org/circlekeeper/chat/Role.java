package org.circlekeeper.chat;

/** What somebody may do, from platform permissions; the desk checks it again at every request. */
public enum Role {
    MEMBER,
    MODERATOR,
    OWNER;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
