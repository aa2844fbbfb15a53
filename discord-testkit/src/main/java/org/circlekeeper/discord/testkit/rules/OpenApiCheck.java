package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a body against Discord's public OpenAPI 3.1 description, loosened as {@link LoosenedSchema} says. A schema is
 * compiled when its operation is first used and then kept. Thread-safe. It says nothing of fields the description does
 * not have ({@code nsfw} of a command, {@code enforce_nonce} of an interaction's answer): Discord's schemas are open. It
 * refuses a message that forwards another one ({@code message_reference} of type 1), which the documentation allows.
 */
public final class OpenApiCheck {
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(false)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final OpenApiOperations operations;
    private final LoosenedSchema loosened;
    private final ConcurrentMap<OpenApiOperations.Operation, JsonSchema> compiled = new ConcurrentHashMap<>();

    private OpenApiCheck(JsonNode description) {
        this.operations = new OpenApiOperations(description);
        this.loosened = new LoosenedSchema(description.path("components").path("schemas"));
    }

    public static OpenApiCheck reading(Path file) {
        try {
            return new OpenApiCheck(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the OpenAPI description cannot be read", unreadable);
        }
    }

    /** Whether Discord describes such an operation, with a body or without. */
    public boolean covers(String method, String path) {
        return operations.find(method, path).isPresent();
    }

    /** Empty for an operation that is not described or takes no JSON: ask {@link #covers} to tell the two apart. */
    public List<Problem> check(String method, String path, JsonNode body) {
        Optional<OpenApiOperations.Operation> operation = operations.find(method, path);
        if (operation.isEmpty() || operation.get().body().isMissingNode()) {
            return List.of();
        }
        return compiled.computeIfAbsent(operation.get(), this::compile).validate(body).stream()
                .map(OpenApiCheck::problem)
                .distinct() // alternatives that share a rule say it twice
                .toList();
    }

    /** The same in the shape a server asks for; the context makes no difference to a schema. */
    public List<String> problems(String method, String path, JsonNode body, @Nullable JsonNode context) {
        return check(method, path, body).stream().map(Problem::toString).toList();
    }

    private JsonSchema compile(OpenApiOperations.Operation operation) {
        return schemas.getSchema(loosened.standalone(operation.body()), CONFIG);
    }

    private static Problem problem(ValidationMessage message) {
        return new Problem(dotted(message.getInstanceLocation().toString()), message.getType(), message.getError());
    }

    /** From a JSON pointer to the way the rules write it: {@code /data/embeds/0} is {@code data.embeds[0]}. */
    private static String dotted(String pointer) {
        String path = pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
