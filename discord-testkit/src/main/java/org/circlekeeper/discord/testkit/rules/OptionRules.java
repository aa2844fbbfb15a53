package org.circlekeeper.discord.testkit.rules;

import java.util.List;

/** Options of a slash command, two levels of sub-commands at most (Discord, Application Commands). */
final class OptionRules {
    private static final int LONGEST = 6000;

    private OptionRules() {}

    static void ofCommand(Part options) {
        shared(options);
        List<Part> all = options.parts();
        if (all.stream().anyMatch(OptionType::nests) && !all.stream().allMatch(OptionType::nests)) {
            options.refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "sub-commands and plain options are mixed");
        }
        for (Part option : all) {
            if (OptionType.of(option) == OptionType.SUB_COMMAND_GROUP) {
                group(option);
            } else {
                subCommandOrPlain(option);
            }
        }
    }

    private static void group(Part group) {
        Part inside = group.at("options").needed();
        inside.count(1, 25);
        shared(inside);
        for (Part each : inside.parts()) {
            if (OptionType.of(each) == OptionType.SUB_COMMAND) {
                subCommandOrPlain(each);
            } else {
                each.at("type").refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "a group holds only sub-commands");
            }
        }
    }

    private static void subCommandOrPlain(Part option) {
        if (OptionType.of(option) != OptionType.SUB_COMMAND) {
            plain(option);
            return;
        }
        Part inside = option.at("options");
        shared(inside);
        for (Part each : inside.parts()) {
            if (OptionType.nests(each)) {
                each.at("type").refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "a sub-command holds plain options");
            } else {
                plain(each);
            }
        }
    }

    private static void shared(Part options) {
        options.count(0, 25);
        boolean optionalSeen = false;
        for (Part option : options.parts()) {
            option.at("type").needed().between(OptionType.SUB_COMMAND, OptionType.LAST);
            NameRules.named(option);
            NameRules.described(option);
            boolean required = option.at("required").node().asBoolean();
            if (required && optionalSeen) {
                option.at("required")
                        .refuse(
                                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                                "required options come before the others");
            }
            optionalSeen |= !required;
        }
        Part.unique(
                options.parts().stream().map(option -> option.at("name")).toList(),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "another option has this name");
    }

    private static void plain(Part option) {
        long type = OptionType.of(option);
        boolean suggests = option.at("autocomplete").node().asBoolean();
        if (!OptionType.TYPED.contains(type)
                && (suggests || !option.at("choices").empty())) {
            option.refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "an option of this type has no choices");
        } else if (suggests && !option.at("choices").empty()) {
            option.refuse("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "choices and autocomplete exclude each other");
        } else {
            ChoiceRules.check(option.at("choices"), type);
        }
        if (type != OptionType.CHANNEL && !option.at("channel_types").empty()) {
            option.at("channel_types").refuse("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "only for channels");
        }
        lengths(option, type);
        values(option, type);
    }

    private static void lengths(Part option, long type) {
        Part least = option.at("min_length");
        Part most = option.at("max_length");
        if (type != OptionType.STRING) {
            least.unwanted("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "only for text");
            most.unwanted("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "only for text");
            return;
        }
        least.between(0, LONGEST);
        most.between(1, LONGEST);
        if (least.number(0) > most.number(LONGEST)) {
            least.refuse("APPLICATION_COMMAND_OPTIONS_MIN_LENGTH_TOO_LARGE", "more than max_length");
        }
    }

    private static void values(Part option, long type) {
        Part least = option.at("min_value");
        Part most = option.at("max_value");
        if (type != OptionType.INTEGER && type != OptionType.NUMBER) {
            least.unwanted("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "only for numbers");
            most.unwanted("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "only for numbers");
        } else if (least.present()
                && most.present()
                && least.node().asDouble() > most.node().asDouble()) {
            least.refuse("APPLICATION_COMMAND_OPTIONS_MIN_VALUE_TOO_LARGE", "more than max_value");
        }
    }
}
