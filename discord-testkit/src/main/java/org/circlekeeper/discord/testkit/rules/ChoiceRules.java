package org.circlekeeper.discord.testkit.rules;

import java.util.List;

/** Choices of an option, fixed or suggested while someone types (Discord, Application Commands, "Option Choice"). */
final class ChoiceRules {
    /** The widest whole number that JSON readers agree on, 2 to the 53rd. */
    private static final long WIDEST = 1L << 53;

    private ChoiceRules() {}

    /** @param optionType type of the option they belong to, 0 for suggestions, where it is not known */
    static void check(Part choices, long optionType) {
        choices.count(0, 25);
        List<Part> all = choices.parts();
        for (Part choice : all) {
            choice.at("name").needed().length(1, 100);
            LocaleRules.check(choice.at("name_localizations"), 1, 100);
            value(choice.at("value").needed(), optionType);
        }
        if (optionType != 0) { // nothing is written about the names of suggestions
            Part.unique(
                    all.stream().map(choice -> choice.at("name")).toList(),
                    "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                    "another choice has this name");
        }
    }

    private static void value(Part value, long optionType) {
        if (optionType == OptionType.STRING || (optionType == 0 && value.node().isTextual())) {
            value.length(0, 100);
        } else if (optionType == OptionType.INTEGER) {
            value.between(-WIDEST, WIDEST);
        } else if (value.present() && !value.node().isNumber()) {
            value.refuse("NUMBER_TYPE_COERCE", "must be a number");
        }
    }
}
