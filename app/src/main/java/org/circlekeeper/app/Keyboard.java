package org.circlekeeper.app;

import java.io.Console;
import java.util.Optional;

/** Whether somebody types here and reads here, and is not a pipe. */
final class Keyboard {
    private Keyboard() {}

    /** Main asks newer JDKs for the behaviour that every JDK but 22 to 24 has: no console in a pipe. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> here() {
        return Optional.ofNullable(System.console());
    }
}
