package org.circlekeeper.proof.powerloss;

/** One thing that was asked of the disk, or that became true beside it. Files have numbers, because their names change. */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface Step {
    record Wrote(int file, long at, byte[] bytes) implements Step {}

    record Resized(int file, long size) implements Step {}

    record Synced(int file) implements Step {}

    record Named(String name, int file) implements Step {}

    record Renamed(String from, String to) implements Step {}

    record Deleted(String name) implements Step {}

    record NamesSynced() implements Step {}

    /** A small file that the bot writes and syncs by itself, such as the marker, was found to have this content. */
    record Beside(String name, byte[] content) implements Step {}

    /** A transaction was committed; this is what the rows are from now on, by number. */
    record Committed(int rows) implements Step {}

    /** Somebody was told; everything committed until now has been promised. */
    record Told() implements Step {}
}
