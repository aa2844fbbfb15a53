package org.circlekeeper.discord.testkit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a copy of Discord's OpenAPI description lies on this machine. It is not part of this project: get {@code
 * specs/openapi.json} from github.com/discord/discord-api-spec and name it in {@code DISCORD_OPENAPI}, or put it in a folder
 * {@code <any>/data/discord} next to the project or one of the folders around it.
 */
public final class OpenApiFile {
    private static final String VARIABLE = "DISCORD_OPENAPI";
    private static final Path PLACE = Path.of("data", "discord", "openapi.json");

    private OpenApiFile() {}

    public static Optional<Path> find() {
        return find(System.getenv(VARIABLE), Path.of("").toAbsolutePath());
    }

    /** A named file that is not there is an error: somebody wanted the check and would otherwise not get it. */
    static Optional<Path> find(@Nullable String named, Path from) {
        if (named != null && !named.isBlank()) {
            Path file = Path.of(named);
            if (!Files.isReadable(file)) {
                throw new IllegalStateException(VARIABLE + " names a file that cannot be read");
            }
            return Optional.of(file);
        }
        return Stream.iterate(from, folder -> folder != null, Path::getParent)
                .flatMap(folder -> beside(folder).stream())
                .findFirst();
    }

    private static Optional<Path> beside(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.resolve(PLACE))
                    .filter(Files::isReadable)
                    .sorted()
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
