package org.circlekeeper.proof.backup;

import java.nio.file.Path;
import java.util.List;
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

    /** For a process of its own, which finds it again with {@link #of}. */
    public List<String> arguments() {
        return server.map(there -> List.of(root.toString(), there.url(), there.user()))
                .orElseGet(() -> List.of(root.toString(), "", ""));
    }

    public static Home of(String[] arguments) {
        Optional<Server> server = Optional.of(new Server(arguments[1], arguments[2], ""))
                .filter(there -> !there.url().isEmpty());
        return new Home(Path.of(arguments[0]), server);
    }

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
