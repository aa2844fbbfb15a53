package org.circlekeeper.discord.testkit.rules;

import java.util.List;

/** Menus to choose from, and the groups of options that modals have (Discord, Component reference). */
final class SelectRules {
    private static final int MOST = 25;
    private static final int MOST_IN_GROUP = 10;

    private SelectRules() {}

    static void inMessage(Part select) {
        select.at("disabled").bool();
        check(select);
    }

    /** In a modal a menu is either there or not: {@code disabled} is an error. */
    static void inModal(Part select) {
        if (select.at("disabled").node().asBoolean()) {
            select.at("disabled").refuse("COMPONENT_DISABLED_IN_MODAL", "a menu in a modal cannot be disabled");
        }
        check(select);
    }

    private static void check(Part select) {
        ComponentRules.customId(select);
        select.at("placeholder").length(0, 150);
        if (ComponentType.of(select) == ComponentType.STRING_SELECT) {
            options(select, 1, MOST);
            chosen(select, MOST, select.at("options").parts().size(), 1);
        } else {
            select.at("default_values").count(0, MOST);
            chosen(select, MOST, MOST, 1);
        }
    }

    static void radioGroup(Part group) {
        ComponentRules.customId(group);
        options(group, 2, MOST_IN_GROUP);
        if (defaults(group) > 1) {
            group.at("options").refuse("SELECT_COMPONENT_TOO_MANY_DEFAULTS", "one option at most is chosen beforehand");
        }
    }

    static void checkboxGroup(Part group) {
        ComponentRules.customId(group);
        options(group, 1, MOST_IN_GROUP);
        int offered = group.at("options").parts().size();
        chosen(group, MOST_IN_GROUP, offered, offered);
        boolean required =
                group.at("required").absent() || group.at("required").node().asBoolean();
        if (group.at("min_values").number(1) == 0 && required) {
            group.at("min_values").refuse("NUMBER_TYPE_MIN", "none is enough only where the group is not required");
        }
    }

    static void fileUpload(Part upload) {
        ComponentRules.customId(upload);
        chosen(upload, MOST_IN_GROUP, MOST_IN_GROUP, 1);
    }

    private static void options(Part select, int least, int most) {
        Part options = select.at("options").needed();
        options.count(least, most);
        List<Part> each = options.parts();
        for (Part option : each) {
            option.at("label").needed().length(1, 100);
            option.at("value").needed().length(1, 100);
            option.at("description").length(0, 100);
            ButtonRules.emoji(option.at("emoji"));
        }
        Part.unique(
                each.stream().map(option -> option.at("value")).toList(),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "another option has this value");
    }

    /** @param otherwise how many may be chosen where {@code max_values} does not say */
    private static void chosen(Part select, int most, int offered, int otherwise) {
        Part least = select.at("min_values");
        Part limit = select.at("max_values");
        least.between(0, most);
        limit.between(1, most);
        if (least.number(1) > limit.number(otherwise)) {
            least.refuse("SELECT_COMPONENT_MIN_VALUES_TOO_LARGE", "more than max_values");
        }
        if (offered > 0 && limit.number(1) > offered && limit.number(1) <= most) {
            limit.refuse("SELECT_COMPONENT_MAX_VALUES_TOO_LARGE", "more than there are options");
        }
        if (defaults(select) > limit.number(otherwise)) {
            select.at("options").refuse("SELECT_COMPONENT_TOO_MANY_DEFAULTS", "more are chosen beforehand than may be");
        }
    }

    private static long defaults(Part select) {
        return select.at("options").parts().stream()
                .filter(option -> option.at("default").node().asBoolean())
                .count();
    }
}
