package org.circlekeeper.chat;

/** Who is to see an answer. */
public sealed interface Audience {

    /** The person who asked, and nobody else. */
    record Caller() implements Audience {}

    /** Everybody in the room it was asked in. */
    record Room() implements Audience {}

    /** Everybody in a thread. */
    record InThread(ThreadId thread) implements Audience {}

    /** The room a group's moderators talk in. */
    record Moderators(GroupId group) implements Audience {}
}
