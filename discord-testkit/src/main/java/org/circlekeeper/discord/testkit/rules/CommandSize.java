package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Characters of names, descriptions and choice values in a command and all below it; of a text and its translations only
 * the longest counts (Discord, Application Commands, "Registering a Command").
 */
final class CommandSize {
    private CommandSize() {}

    static int of(Part command) {
        int size = longest(command, "name") + longest(command, "description");
        for (Part option : command.at("options").parts()) {
            size += of(option);
        }
        for (Part choice : command.at("choices").parts()) {
            JsonNode value = choice.at("value").node();
            size += longest(choice, "name")
                    + (value.isTextual() ? choice.at("value").length() : 0);
        }
        return size;
    }

    private static int longest(Part thing, String field) {
        Part translations = thing.at(field + "_localizations");
        return translations.names().stream()
                .mapToInt(locale -> translations.at(locale).length())
                .reduce(thing.at(field).length(), Math::max);
    }
}
