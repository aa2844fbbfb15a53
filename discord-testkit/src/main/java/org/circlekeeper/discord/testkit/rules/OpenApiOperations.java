package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The operations of an OpenAPI description, found by the method and path of a request. */
final class OpenApiOperations {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final List<Operation> all = new ArrayList<>();

    OpenApiOperations(JsonNode description) {
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        all.add(new Operation(entry.getKey(), path.getKey(), body(entry.getValue())));
                    }
                }));
        // a path with fewer {parameters} is the more exact one: messages/@original before messages/{message_id}
        all.sort(Comparator.comparingLong(Operation::parameters));
    }

    Optional<Operation> find(String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        List<String> segments = segments(Kind.route(path));
        return all.stream().filter(each -> each.takes(verb, segments)).findFirst();
    }

    /** The schema of a JSON body. Discord describes a form's fields with the same schema. */
    private static JsonNode body(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** One method on one path. There is one object for each, so identity is equality. */
    static final class Operation {
        private final String method;
        private final List<String> template;
        private final JsonNode body;

        Operation(String method, String template, JsonNode body) {
            this.method = method;
            this.template = segments(template);
            this.body = body;
        }

        /** Missing where the operation takes none. */
        JsonNode body() {
            return body;
        }

        private long parameters() {
            return template.stream().filter(Operation::parameter).count();
        }

        private boolean takes(String verb, List<String> segments) {
            if (!method.equals(verb) || segments.size() != template.size()) {
                return false;
            }
            for (int index = 0; index < segments.size(); index++) {
                String expected = template.get(index);
                if (!parameter(expected) && !expected.equals(segments.get(index))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean parameter(String segment) {
            return segment.startsWith("{");
        }
    }
}
