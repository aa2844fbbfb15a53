package org.circlekeeper.proof.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.junit.jupiter.api.Timeout;

/** The backup lab on the file. */
@Timeout(1800)
final class BackupOnH2Test extends BackupLab {
    @Override
    Optional<Server> freshServer() {
        return Optional.empty();
    }

    @Override
    byte[] bytes(Home where) throws IOException {
        return PlainFile.read(where.data().resolve("circlekeeper.mv.db"), LivingBot.heldKey(where));
    }

    @Override
    boolean isUntouched(Home where) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(where.data())) {
            return files.map(file -> file.getFileName().toString()).toList().equals(List.of("circlekeeper.lock"));
        }
    }

    @Override
    String database() {
        return "H2";
    }
}
