package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Every file whose address for H2 begins with {@code ordered:} is written in an order that a power cut cannot undo: see
 * {@link OrderedChannel}. What follows is an address for H2 again. Public only because H2 makes these by reflection.
 */
public final class OrderedPath extends FilePathWrapper {
    private static final String SCHEME = "ordered";

    static {
        FilePath.register(new OrderedPath());
    }

    /** Called by H2. */
    public OrderedPath() {}

    /** How the address of such a file begins. */
    static String beginning() {
        return SCHEME + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = super.open(mode);
        return mode.equals("r") ? base : new OrderedChannel(base);
    }
}
