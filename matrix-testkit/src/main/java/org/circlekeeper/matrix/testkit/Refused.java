package org.circlekeeper.matrix.testkit;

import java.time.Duration;

/** The homeserver said no, or a client could not even ask. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final Duration retryAfter;

    Refused(int status, String code, String words, Duration retryAfter) {
        super(status + " " + code + ": " + words);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** What HTTP calls it, as 403; 0 when it did not come from the server. */
    public int status() {
        return status;
    }

    /** What Matrix calls it, as {@code M_FORBIDDEN}; otherwise the kind of the failure, or empty. */
    public String code() {
        return code;
    }

    /** How long to wait before it is asked again; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
