package org.circlekeeper.matrix.bridge;

/** The bot cannot get in, and trying again with the same settings can only fail again. */
public final class LoginFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Why {
        /** The password or the token is not, or no longer, right. */
        REFUSED,
        /** Another account than the one configured. */
        OTHER_ACCOUNT,
        /** The store is lost or older than it should be, and a token cannot make a new device: a new token is needed. */
        NEEDS_NEW_SESSION,
        /** The account has an encryption identity whose recovery key is not here. */
        FOREIGN_IDENTITY
    }

    private final Why why;

    public LoginFailed(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
