package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A message, posted or edited (Discord, Message resource, "Create Message" and "Edit Message"). */
final class MessageRules {
    private static final List<String> VISIBLE =
            List.of("content", "embeds", "components", "sticker_ids", "attachments", "poll");
    private static final List<String> NOT_IN_V2 = List.of("content", "embeds", "poll", "sticker_ids");

    private MessageRules() {}

    static void check(Part message, MessageUse use, Context context) {
        JsonNode before = use.edits ? context.edited().orElse(MissingNode.getInstance()) : MissingNode.getInstance();
        message.at("content").length(0, 2000);
        message.at("tts").bool();
        message.at("sticker_ids").count(0, 3);
        nonce(message);
        EmbedRules.check(message.at("embeds"));
        MentionRules.check(message.at("allowed_mentions"));
        PollRules.check(message.at("poll"));
        attachments(message.at("attachments"));
        if (!use.edits || before.isObject()) {
            uploaded(message.at("attachments"), before, context);
        }
        flags(message.at("flags"), use, before);
        components(message, before);
        if (!use.edits || before.isObject()) {
            notEmpty(message, before, context);
        }
    }

    static void flags(Part flags, MessageUse use, JsonNode before) {
        flags.between(0, Long.MAX_VALUE);
        long given = flags.number(0);
        long had = before.path("flags").asLong();
        if ((given & ~(use.flags | had)) != 0) {
            flags.refuse("BASE_TYPE_CHOICES", "holds a flag that cannot be set here");
        }
        if (flags.present() && (had & MessageUse.V2) != 0 && (given & MessageUse.V2) == 0) {
            flags.refuse("MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "the flag of Components V2 cannot be removed");
        }
    }

    private static void components(Part message, JsonNode before) {
        Part components = message.at("components");
        if (!v2(message, before)) {
            ComponentRules.rowsOnly(components);
            return;
        }
        LayoutRules.check(components);
        for (String field : NOT_IN_V2) {
            boolean kept = message.at(field).node().isMissingNode() && filled(before.path(field));
            if (!message.at(field).empty() || kept) {
                message.at(field)
                        .refuse("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "excluded by Components V2");
            }
        }
    }

    private static void notEmpty(Part message, JsonNode before, Context context) {
        boolean forwards = message.at("message_reference").at("type").number(0) == 1;
        boolean uploads = !context.files().orElse(Set.of()).isEmpty();
        List<String> visible = v2(message, before) ? List.of("components") : VISIBLE;
        boolean shows = visible.stream()
                .anyMatch(field -> message.at(field).node().isMissingNode()
                        ? filled(before.path(field))
                        : !message.at(field).empty());
        if (!shows && !forwards && !(uploads && !v2(message, before))) {
            message.refuse("50006", "cannot send an empty message");
        }
    }

    private static void attachments(Part attachments) {
        attachments.count(0, 10);
        List<Part> ids = attachments.parts().stream().map(each -> each.at("id")).toList();
        ids.forEach(Part::needed);
        Part.unique(ids, "ATTACHMENT_ID_DUPLICATED", "another attachment has this id");
        for (Part attachment : attachments.parts()) {
            attachment.at("description").length(0, 1024);
            attachment.at("filename").length(1, 1024);
        }
    }

    private static void uploaded(Part attachments, JsonNode before, Context context) {
        context.files().ifPresent(files -> {
            Set<String> known = new HashSet<>(files);
            before.path("attachments").forEach(kept -> known.add(kept.path("id").asText()));
            for (Part attachment : attachments.parts()) {
                Part id = attachment.at("id");
                if (id.present() && !known.contains(id.text())) {
                    id.refuse("ATTACHMENT_NOT_FOUND", "no file was uploaded with this id");
                }
            }
        });
    }

    /** A nonce is text of at most 25 or a whole number; without one there is nothing to enforce. */
    private static void nonce(Part message) {
        Part nonce = message.at("nonce");
        if (nonce.present() && !nonce.node().isIntegralNumber()) {
            nonce.length(1, 25);
        }
        message.at("enforce_nonce").bool();
    }

    private static boolean v2(Part message, JsonNode before) {
        return ((message.at("flags").number(0) | before.path("flags").asLong()) & MessageUse.V2) != 0;
    }

    private static boolean filled(JsonNode field) {
        return field.isTextual() ? !field.textValue().isBlank() : field.isContainerNode() && !field.isEmpty();
    }
}
