package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Set;

/** The first answer to an interaction, and what may answer what (Discord, Receiving and Responding to Interactions). */
final class CallbackRules {
    private static final long PONG = 1;
    private static final long MESSAGE = 4;
    private static final long DEFER = 5;
    private static final long DEFER_UPDATE = 6;
    private static final long UPDATE = 7;
    private static final long CHOICES = 8;
    private static final long MODAL = 9;
    private static final long LAUNCH = 12;
    private static final int MODAL_SUBMITTED = 5;
    private static final Set<Long> ALL = Set.of(PONG, MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL, LAUNCH);
    private static final Map<Integer, Set<Long>> ANSWERS = Map.of(
            1,
            Set.of(PONG),
            2,
            Set.of(MESSAGE, DEFER, MODAL, LAUNCH),
            3,
            Set.of(MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL, LAUNCH),
            4,
            Set.of(CHOICES),
            MODAL_SUBMITTED,
            Set.of(MESSAGE, DEFER, DEFER_UPDATE, UPDATE, LAUNCH));

    private CallbackRules() {}

    static void check(Part callback, Context context) {
        Part type = callback.at("type").needed();
        type.oneOf(ALL);
        context.interactionType().ifPresent(answered -> allowed(type, answered, context));
        Part data = callback.at("data");
        long kind = type.number(0);
        if (kind == MESSAGE) {
            MessageRules.check(data.needed(), MessageUse.ANSWER, context);
        } else if (kind == UPDATE) {
            MessageRules.check(data, MessageUse.EDIT_ANSWER, context);
        } else if (kind == DEFER) {
            MessageRules.flags(data.at("flags"), MessageUse.ANSWER, MissingNode.getInstance());
        } else if (kind == CHOICES) {
            ChoiceRules.check(data.needed().at("choices").needed(), 0);
        } else if (kind == MODAL) {
            ModalRules.check(data.needed());
        }
    }

    private static void allowed(Part type, int answered, Context context) {
        long kind = type.number(0);
        if (!ALL.contains(kind)) {
            return;
        }
        boolean updates = kind == UPDATE || kind == DEFER_UPDATE;
        boolean nothingToUpdate = answered == MODAL_SUBMITTED && updates && !context.fromMessage();
        if (nothingToUpdate || !ANSWERS.getOrDefault(answered, ALL).contains(kind)) {
            type.refuse("INTERACTION_CALLBACK_TYPE_INVALID", "cannot answer an interaction of type " + answered);
        }
    }
}
