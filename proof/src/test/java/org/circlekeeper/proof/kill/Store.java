package org.circlekeeper.proof.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.testkit.PostgresForTests;

/** Where the bot under fire keeps things. */
enum Store {
    H2,
    POSTGRESQL;

    /** The one careful server of these experiments, which ends with this JVM; where there can be none, that is said aloud. */
    static Optional<PostgresForTests> postgres() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final Optional<PostgresForTests> SERVER = PostgresForTests.own();
    }

    /** The line of its configuration; an empty one stands for the file in the data folder. */
    String lines(Path folder, Optional<PostgresForTests> server) {
        if (this == H2) {
            return "";
        }
        try {
            Server database = server.orElseThrow().guarded("a password of the proof");
            Path password = Files.writeString(folder.resolve("password"), database.password() + "\n");
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            return "storage: {folder: d, postgres: {url: \"" + database.url() + "\", user: " + database.user()
                    + ", password-file: password}}\n";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
