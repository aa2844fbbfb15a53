package org.circlekeeper.storage;

/** A change is not known to be on disk. Whether it is there is open: asking again is safe, claiming it is not. */
public final class NotSavedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    public NotSavedException(String what) {
        super(what);
        this.inDoubt = false;
    }

    public NotSavedException(String what, Throwable cause) {
        this(what, cause, false);
    }

    private NotSavedException(String what, Throwable cause, boolean inDoubt) {
        super(what, cause);
        this.inDoubt = inDoubt;
    }

    /** A commit was begun and did not come to its end: it may be there or not. */
    static NotSavedException inDoubt(RuntimeException cause) {
        return new NotSavedException("a commit did not come to its end", cause, true);
    }

    /** Whether the change may be there all the same. */
    public boolean isInDoubt() {
        return inDoubt;
    }
}
