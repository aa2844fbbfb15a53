package org.circlekeeper.chat;

/** Whether somebody is still in the place a group lives in. */
public enum Presence {
    HERE,
    GONE,
    /** The platform cannot say now, or tells by itself when somebody leaves. */
    UNKNOWN
}
