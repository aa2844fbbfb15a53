package org.circlekeeper.storage;

import java.util.Locale;

/** Why the bot does not start on what it found. Its words are {@code storage.<reason>_cause} and {@code _fix}. */
public enum Reason {
    DATABASE_MISSING(Exit.DATA),
    DATABASE_EMPTIED(Exit.DATA),
    DATABASE_DAMAGED(Exit.DATA),
    DATABASE_FOREIGN(Exit.DATA),
    DATABASE_OLDER(Exit.DATA),
    ROWS_MISSING(Exit.DATA),
    MARKER_MISSING(Exit.DATA),
    MARKER_DAMAGED(Exit.DATA),
    SCHEMA_NEWER(Exit.DATA),
    SCHEMA_DIFFERENT(Exit.DATA),
    BACKUP_DAMAGED(Exit.DATA),
    BACKUP_FOREIGN(Exit.DATA),
    BACKUP_OF_OTHER_KIND(Exit.DATA),
    FOLDER_NOT_EMPTY(Exit.DATA),
    ALREADY_RUNNING(Exit.AGAIN),
    DISK_FULL(Exit.AGAIN),
    SERVER_UNREACHABLE(Exit.AGAIN),
    UPGRADE_NOT_BACKED_UP(Exit.AGAIN),
    FOLDER_FORBIDDEN(Exit.PERMISSION),
    KEY_UNREADABLE(Exit.PERMISSION),
    KEY_EXPOSED(Exit.PERMISSION),
    KEY_WRONG(Exit.SETTINGS),
    KEY_MISSING(Exit.SETTINGS),
    KEY_MALFORMED(Exit.SETTINGS),
    KEY_IN_DATA_FOLDER(Exit.SETTINGS),
    KEY_OF_ANOTHER_DATABASE(Exit.SETTINGS),
    PASSPHRASE_WRONG(Exit.SETTINGS),
    FOLDER_NAME_UNUSABLE(Exit.SETTINGS),
    SERVER_REFUSES(Exit.SETTINGS),
    SERVER_CARELESS(Exit.SETTINGS);

    private final int exitCode;

    Reason(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What the program exits with, as in {@code sysexits.h}. */
    public int exitCode() {
        return exitCode;
    }

    /** The key of its cause among the operator's words; {@code _fix} in place of {@code _cause} is the way out. */
    public String causeKey() {
        return "storage." + name().toLowerCase(Locale.ROOT) + "_cause";
    }

    public String fixKey() {
        return "storage." + name().toLowerCase(Locale.ROOT) + "_fix";
    }

    /** Where in the guide for operators more is said. */
    public String anchor() {
        return "docs/operator.md#" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class Exit {
        static final int DATA = 65;
        static final int AGAIN = 75;
        static final int PERMISSION = 77;
        static final int SETTINGS = 78;
    }
}
