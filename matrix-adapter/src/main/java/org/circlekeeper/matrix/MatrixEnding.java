package org.circlekeeper.matrix;

import org.circlekeeper.matrix.bridge.LoginFailed;

/** Why Matrix ended it for good: trying again with the same settings can only fail again. */
public enum MatrixEnding {
    /** The password or the token is not, or no longer, right; or the device was logged out. */
    REFUSED,
    /** The token belongs to another account than the one configured. */
    OTHER_ACCOUNT,
    /** The encryption keys are lost or old, and a token cannot make a new device. */
    NEEDS_NEW_SESSION,
    /** The account has an encryption identity that the bot has no key to. */
    FOREIGN_IDENTITY;

    static MatrixEnding of(LoginFailed failed) {
        return switch (failed.why()) {
            case REFUSED -> REFUSED;
            case OTHER_ACCOUNT -> OTHER_ACCOUNT;
            case NEEDS_NEW_SESSION -> NEEDS_NEW_SESSION;
            case FOREIGN_IDENTITY -> FOREIGN_IDENTITY;
        };
    }
}
