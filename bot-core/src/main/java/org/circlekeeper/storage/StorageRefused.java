package org.circlekeeper.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bot does not start on what it found, and never begins a new life in silence. */
public final class StorageRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String place;

    public StorageRefused(Reason reason, Path place) {
        this(reason, place, null);
    }

    /** @param place the file or folder to look at, shown to the operator */
    public StorageRefused(Reason reason, Path place, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.place = place.toString();
    }

    public Reason reason() {
        return reason;
    }

    /** The file or folder to look at: {@code {place}} in the words. */
    public String place() {
        return place;
    }
}
