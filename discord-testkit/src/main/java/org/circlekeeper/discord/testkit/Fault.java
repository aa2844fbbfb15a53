package org.circlekeeper.discord.testkit;

import java.time.Duration;

/** One bad moment that waits for its request. */
sealed interface Fault {
    /** Answered with this status; nothing happens. */
    record Failure(int status) implements Fault {}

    /** What was asked happens, and then the answer is lost on its way. */
    record FailureAfterEffect(int status) implements Fault {}

    /** What was asked happens, and half of the answer arrives. */
    record CutBody() implements Fault {}

    /** Nothing is heard for a while; then all is as if nothing had been. */
    record Stall(Duration length) implements Fault {}

    /** A limit nobody could foresee. */
    record Limit(Scope scope, Duration retryAfter) implements Fault {}

    /** Whose limit it is. Source: Discord, Rate Limits, header X-RateLimit-Scope. */
    enum Scope {
        USER,
        GLOBAL,
        SHARED
    }
}
