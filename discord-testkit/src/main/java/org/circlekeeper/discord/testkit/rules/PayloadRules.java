package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Discord refuses by its written rules rather than by its schemas: totals, duplicates, what excludes what, and what
 * may answer what (Discord, documentation of August 2026). Pure and thread-safe.
 */
public final class PayloadRules {
    private PayloadRules() {}

    /** Everything wrong with the body, in the order it is met; empty for a body Discord would take. */
    public static List<Problem> check(Kind kind, JsonNode body, Context context) {
        List<Problem> problems = new ArrayList<>();
        Part whole = Part.whole(body, problems);
        switch (kind) {
            case CREATE_MESSAGE -> MessageRules.check(whole, MessageUse.POST, context);
            case FOLLOW_UP -> MessageRules.check(whole, MessageUse.ANSWER, context);
            case EDIT_MESSAGE -> MessageRules.check(whole, MessageUse.EDIT, context);
            case EDIT_ANSWER -> MessageRules.check(whole, MessageUse.EDIT_ANSWER, context);
            case CALLBACK -> CallbackRules.check(whole, context);
            case ALL_COMMANDS -> CommandRules.checkAll(whole);
            case CREATE_COMMAND -> CommandRules.check(whole);
            case EDIT_COMMAND -> CommandRules.checkChange(whole);
            case COMMAND_PERMISSIONS -> whole.at("permissions").needed().count(0, 100);
            case CREATE_THREAD -> ChannelRules.newThread(whole, context);
            case THREAD_FROM_MESSAGE -> ChannelRules.threadFromMessage(whole);
            case EDIT_CHANNEL -> ChannelRules.change(whole);
            case CREATE_EVENT -> ChannelRules.newEvent(whole);
            case EDIT_EVENT -> ChannelRules.event(whole);
            case OTHER -> {}
        }
        return List.copyOf(problems);
    }

    /** The same for a server that knows a request by its method and path and tells the rest in JSON: the interaction answered, or {@code interaction_type}, {@code from_message}, {@code message} (the one edited) and {@code files} (ids). */
    public static List<String> problems(String method, String path, JsonNode body, @Nullable JsonNode context) {
        Kind kind = Kind.of(method, path);
        return check(kind, body, Context.of(kind, context)).stream()
                .map(Problem::toString)
                .toList();
    }
}
