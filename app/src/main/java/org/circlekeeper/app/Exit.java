package org.circlekeeper.app;

/** What the program ends with, numbered as in {@code sysexits.h}, so that a service manager knows when not to retry. */
enum Exit {
    OK(0),
    /** The command line was not understood. */
    USAGE(64),
    /** Data that is damaged, or belongs elsewhere. */
    DATA(65),
    /** Somebody else holds what is needed; trying again may work. */
    AGAIN(75),
    /** The system does not let us. */
    PERMISSION(77),
    /** The configuration, or a key, is wrong. */
    CONFIG(78);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
