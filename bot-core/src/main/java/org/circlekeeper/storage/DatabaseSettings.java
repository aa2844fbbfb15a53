package org.circlekeeper.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the one database is.
 *
 * @param folder the data folder: the H2 file, and for either database the marker
 * @param server PostgreSQL instead of the file
 * @param connections the most at once, besides the one that syncs
 */
public record DatabaseSettings(Path folder, Optional<Server> server, int connections) {
    /** Enough for one process: statements are short, and H2 writes one at a time. */
    public static final int CONNECTIONS = 8;

    public DatabaseSettings {
        folder = folder.toAbsolutePath().normalize();
        if (connections < 1) {
            throw new IllegalArgumentException("at least one connection, got " + connections);
        }
    }

    /** An H2 file in this folder. */
    public static DatabaseSettings in(Path folder) {
        return new DatabaseSettings(folder, Optional.empty(), CONNECTIONS);
    }

    /** PostgreSQL; the marker is in the folder. */
    public static DatabaseSettings on(Server server, Path folder) {
        return new DatabaseSettings(folder, Optional.of(server), CONNECTIONS);
    }

    /**
     * A PostgreSQL server, version 15 or newer.
     *
     * @param url begins with {@code jdbc:postgresql:}
     */
    public record Server(String url, String user, String password) {
        @Override
        public String toString() {
            return "server:…";
        }
    }
}
