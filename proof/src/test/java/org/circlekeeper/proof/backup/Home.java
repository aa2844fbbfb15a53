package org.circlekeeper.proof.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.DatabaseSettings.Server;

/**
 * Where a bot lives: its data, and what belongs to it and is never among the data.
 *
 * @param root everything that is not on the server is in here
 * @param server PostgreSQL in place of a file
 */
public record Home(Path root, Optional<Server> server) {

    public Path key() {
        return root.resolve("keys").resolve("operator.key");
    }

    public Path keyBackup() {
        return root.resolve("keys").resolve("keys.backup");
    }

    public Path data() {
        return root.resolve("data");
    }

    public DatabaseSettings settings() {
        return server.map(there -> DatabaseSettings.on(there, data())).orElseGet(() -> DatabaseSettings.in(data()));
    }
}
