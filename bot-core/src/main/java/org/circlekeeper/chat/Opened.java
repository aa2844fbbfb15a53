package org.circlekeeper.chat;

/** What became of opening a thread. */
public sealed interface Opened {

    /** It is there. */
    record NewThread(ThreadId id) implements Opened {}

    /** It cannot be opened here. */
    record NotPossible() implements Opened {}
}
