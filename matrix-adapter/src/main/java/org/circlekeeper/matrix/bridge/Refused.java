package org.circlekeeper.matrix.bridge;

import java.time.Duration;

/** The server did not do it. Says which way, never with what. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Ways of refusing. */
    public enum Why {
        /** Too fast (429); trying again before {@link Refused#after} is no use. */
        LIMITED,
        /** 403, or a right that is missing. */
        FORBIDDEN,
        /** 404, or a room the bot is not in. */
        NOT_FOUND,
        /** 413, or longer than 65,536 bytes once encrypted. */
        TOO_LARGE,
        /** No answer, or 5xx: it may or may not have happened. */
        NO_ANSWER,
        /** 401: this device is logged out. */
        LOGGED_OUT,
        OTHER
    }

    private final Why why;
    private final transient Duration after;

    public Refused(Why why, Duration after) {
        super(why.name(), null, false, false);
        this.why = why;
        this.after = after;
    }

    public Refused(Why why) {
        this(why, Duration.ZERO);
    }

    public Why why() {
        return why;
    }

    /** How long the server asked to wait; zero when it did not say. */
    public Duration after() {
        return after;
    }
}
