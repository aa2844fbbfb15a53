package org.circlekeeper.discord.testkit.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands, one or all at once (Discord, Application Commands; 100 slash, 15 user and 15 message commands). */
final class CommandRules {
    private static final long SLASH = 1;
    private static final long ENTRY_POINT = 4;
    private static final Set<Long> MENUS = Set.of(2L, 3L);
    private static final Map<Long, Integer> MOST = Map.of(SLASH, 100, 2L, 15, 3L, 15, ENTRY_POINT, 1);
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,19}");

    private CommandRules() {}

    static void checkAll(Part commands) {
        if (!commands.node().isArray()) {
            commands.refuse("LIST_TYPE_CONVERT", "must be a list of commands");
        }
        commands.parts().forEach(CommandRules::check);
        for (Map.Entry<Long, Integer> limit : MOST.entrySet()) {
            List<Part> same = commands.parts().stream()
                    .filter(command -> type(command) == limit.getKey())
                    .toList();
            if (same.size() > limit.getValue()) {
                commands.refuse(
                        "30032",
                        same.size() + " commands of type " + limit.getKey() + ", " + limit.getValue() + " allowed");
            }
            Part.unique(
                    same.stream().map(command -> command.at("name")).toList(),
                    "APPLICATION_COMMANDS_DUPLICATE_NAME",
                    "another command of this type has this name");
        }
    }

    static void check(Part command) {
        command.at("type").oneOf(MOST.keySet());
        if (type(command) == SLASH) {
            NameRules.named(command);
            NameRules.described(command);
        } else {
            inMenu(command);
        }
        rest(command);
    }

    /** A change may leave out what stays; the type of a command cannot change, so a menu's name passes by its length. */
    static void checkChange(Part command) {
        command.at("name").length(1, 32);
        command.at("description").length(0, 100);
        rest(command);
    }

    private static void rest(Part command) {
        OptionRules.ofCommand(command.at("options"));
        values(command.at("contexts"), Set.of(0L, 1L, 2L));
        values(command.at("integration_types"), Set.of(0L, 1L));
        command.at("nsfw").bool();
        Part permissions = command.at("default_member_permissions");
        boolean numeric = permissions.node().isTextual()
                && NUMERIC.matcher(permissions.text()).matches();
        if (permissions.present() && !numeric) {
            permissions.refuse("NUMBER_TYPE_COERCE", "must be a number written as text");
        }
        int size = CommandSize.of(command);
        if (size > 8000) {
            command.refuse("APPLICATION_COMMAND_TOO_LARGE", size + " characters in all, 8000 allowed");
        }
    }

    /** A context menu shows a name, spaces and capitals included, and nothing else. */
    private static void inMenu(Part command) {
        command.at("name").needed().length(1, 32);
        LocaleRules.check(command.at("name_localizations"), 1, 32);
        if (!MENUS.contains(type(command))) {
            return;
        }
        for (String field : List.of("description", "options")) {
            if (!command.at(field).empty()) {
                command.at(field).refuse("APPLICATION_COMMAND_CONTEXT_MENU_FIELD", "a context menu has no " + field);
            }
        }
    }

    private static void values(Part list, Set<Long> allowed) {
        list.count(1, allowed.size());
        list.parts().forEach(each -> each.oneOf(allowed));
        Part.unique(list.parts(), "SET_TYPE_ALREADY_CONTAINS_VALUE", "named twice");
    }

    private static long type(Part command) {
        return command.at("type").number(SLASH);
    }
}
