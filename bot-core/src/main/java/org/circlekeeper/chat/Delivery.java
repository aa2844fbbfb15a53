package org.circlekeeper.chat;

import java.time.Duration;

/** What became of a message. */
public sealed interface Delivery {

    /** It is there; the same id again shows nothing new. */
    record Delivered() implements Delivery {}

    /** It will not arrive: closed messages, a room that is gone, a right that is missing. */
    record Unreachable() implements Delivery {}

    /** Not now; trying sooner than this is no use. */
    record TryAgain(Duration after) implements Delivery {}
}
