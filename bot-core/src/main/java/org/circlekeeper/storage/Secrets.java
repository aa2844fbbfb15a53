package org.circlekeeper.storage;

import java.util.Optional;
import java.util.UUID;

/** What the operator's key gives to storage: keys for one purpose each, and the name of the database it belongs to. */
public interface Secrets {

    /** A key of 32 bytes for one purpose; the caller may wipe it. */
    byte[] derive(String purpose);

    /** The database this key was first used with; empty for a key that was never used. */
    Optional<UUID> database();

    /** Writes down, durably, which database the key belongs to. May be called twice with the same one. */
    void belongTo(UUID database);
}
