package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** A modal: one to five parts under a title (Discord, Component reference, "Label", "Text Input" and their neighbours). */
final class ModalRules {
    private static final int LONGEST_ANSWER = 4000;

    private ModalRules() {}

    static void check(Part modal) {
        modal.at("custom_id").needed().length(1, 100);
        modal.at("title").needed().length(1, 45);
        Part components = modal.at("components").needed();
        components.count(1, 5);
        for (Part each : components.parts()) {
            long type = ComponentType.of(each);
            if (type == ComponentType.LABEL) {
                label(each);
            } else if (type == ComponentType.TEXT) {
                LayoutRules.text(each);
            } else if (type == ComponentType.ROW) {
                row(each);
            } else {
                each.at("type").refuse("UNION_TYPE_CHOICES", "a modal holds labels, texts or rows of one text input");
            }
        }
        ComponentRules.distinct(components);
    }

    private static void label(Part label) {
        label.at("label").needed().length(1, 45);
        label.at("description").length(1, 100);
        Part inside = label.at("component").needed();
        if (inside.absent()) {
            return;
        }
        long type = ComponentType.of(inside);
        if (type == ComponentType.TEXT_INPUT) {
            textInput(inside);
            inside.at("label").unwanted("COMPONENT_LABEL_INSIDE_LABEL", "the Label around it says it already");
        } else if (ComponentType.SELECTS.contains(type)) {
            SelectRules.inModal(inside);
        } else if (type == ComponentType.FILE_UPLOAD) {
            SelectRules.fileUpload(inside);
        } else if (type == ComponentType.RADIO_GROUP) {
            SelectRules.radioGroup(inside);
        } else if (type == ComponentType.CHECKBOX_GROUP) {
            SelectRules.checkboxGroup(inside);
        } else if (type == ComponentType.CHECKBOX) {
            ComponentRules.customId(inside);
            inside.at("default").bool();
        } else {
            inside.at("type").refuse("UNION_TYPE_CHOICES", "a component of this type cannot stand in a Label");
        }
    }

    /** The way of before 2025, still read: a row around one text input that carries its own label. */
    private static void row(Part row) {
        row.at("components").needed().count(1, 1);
        for (Part each : row.at("components").parts()) {
            if (ComponentType.of(each) == ComponentType.TEXT_INPUT) {
                textInput(each);
                each.at("label").needed().length(1, 45);
            } else {
                each.at("type").refuse("UNION_TYPE_CHOICES", "a row in a modal holds one text input");
            }
        }
    }

    private static void textInput(Part input) {
        ComponentRules.customId(input);
        input.at("style").needed().oneOf(Set.of(1L, 2L));
        input.at("placeholder").length(0, 100);
        input.at("required").bool();
        Part least = input.at("min_length");
        Part most = input.at("max_length");
        least.between(0, LONGEST_ANSWER);
        most.between(1, LONGEST_ANSWER);
        if (least.number(0) > most.number(LONGEST_ANSWER)) {
            least.refuse("TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE", "more than max_length");
        }
        if (!input.at("value").empty()) {
            input.at("value").length((int) least.number(0), (int) most.number(LONGEST_ANSWER));
        }
    }
}
