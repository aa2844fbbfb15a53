package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows about a request beside its body. What is unknown is not checked.
 *
 * @param interactionType type of the interaction that is answered (1 ping … 5 modal)
 * @param fromMessage whether that interaction began at a component of a message
 * @param edited the message that the request changes, as it was before
 * @param files ids of the files uploaded with the body: the n of each {@code files[n]}
 */
public record Context(
        OptionalInt interactionType, boolean fromMessage, Optional<JsonNode> edited, Optional<Set<String>> files) {
    public Context {
        files = files.map(Set::copyOf);
    }

    public static Context none() {
        return new Context(OptionalInt.empty(), false, Optional.empty(), Optional.empty());
    }

    /**
     * Reads what a server tells in JSON. Either {@code interaction_type}, {@code from_message}, {@code message} (the one
     * edited) and {@code files}, each of them optional; or an interaction as it was sent, whose own message an edit of an
     * answer need not be the same as, so that only a first answer is held against it.
     */
    static Context of(Kind kind, @Nullable JsonNode context) {
        if (context == null || !context.isObject()) {
            return none();
        }
        boolean interaction = !context.has("interaction_type") && context.has("token");
        JsonNode type = context.path(interaction ? "type" : "interaction_type");
        Optional<JsonNode> message = Optional.of(context.path("message")).filter(JsonNode::isObject);
        JsonNode files = context.path("files");
        return new Context(
                type.canConvertToInt() ? OptionalInt.of(type.intValue()) : OptionalInt.empty(),
                interaction ? message.isPresent() : context.path("from_message").asBoolean(),
                interaction && kind != Kind.CALLBACK ? Optional.empty() : message,
                files.isArray() ? Optional.of(texts(files)) : Optional.empty());
    }

    public Context answering(int type, boolean from) {
        return new Context(OptionalInt.of(type), from, edited, files);
    }

    public Context editing(JsonNode message) {
        return new Context(interactionType, fromMessage, Optional.of(message), files);
    }

    public Context uploading(Set<String> ids) {
        return new Context(interactionType, fromMessage, edited, Optional.of(ids));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
