package org.circlekeeper.storage;

/** A change is not known to be on disk. Whether it is there is open: asking again is safe, claiming it is not. */
public final class NotSavedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotSavedException(String what) {
        super(what);
    }

    public NotSavedException(String what, Throwable cause) {
        super(what, cause);
    }
}
