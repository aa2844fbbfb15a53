package org.circlekeeper.storage;

/** A change is not known to be on disk; whoever asked for it must not hear that it is. */
public final class NotSavedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean open;

    public NotSavedException(String what) {
        super(what);
        this.open = false;
    }

    public NotSavedException(String what, Throwable cause) {
        this(what, cause, false);
    }

    private NotSavedException(String what, Throwable cause, boolean open) {
        super(what, cause);
        this.open = open;
    }

    /** The commit was on its way, or done, when something went wrong: the change may be there. */
    static NotSavedException open(Throwable cause) {
        return new NotSavedException("whether it was saved is open", cause, true);
    }

    /** Whether the change may be there all the same: then nobody may be told that it is not, either. */
    public boolean isOpen() {
        return open;
    }
}
