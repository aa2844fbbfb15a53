package org.circlekeeper.vault;

/** The operator locked the bot; its keys are no longer in memory. */
public final class LockedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LockedException() {
        super("locked: the keys are not in memory");
    }
}
