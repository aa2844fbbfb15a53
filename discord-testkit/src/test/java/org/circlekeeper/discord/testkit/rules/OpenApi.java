package org.circlekeeper.discord.testkit.rules;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The check by Discord's description, or a test that is skipped and says so. */
final class OpenApi {
    private static final Optional<Path> FILE = OpenApiFile.find();
    private static final Optional<OpenApiCheck> CHECK = FILE.map(OpenApiCheck::reading);

    private OpenApi() {}

    static Optional<OpenApiCheck> found() {
        return CHECK;
    }

    static OpenApiCheck check() {
        if (CHECK.isEmpty()) {
            String why = "SKIPPED: Discord's OpenAPI description is not on this machine; name it in DISCORD_OPENAPI";
            System.out.println(why);
            Assumptions.abort(why);
        }
        return CHECK.orElseThrow();
    }
}
