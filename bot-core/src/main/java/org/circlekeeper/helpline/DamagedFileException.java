package org.circlekeeper.helpline;

/** A file of the directory that cannot be used; the message names file, line and cause for the operator. */
final class DamagedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
