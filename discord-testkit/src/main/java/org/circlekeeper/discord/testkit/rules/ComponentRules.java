package org.circlekeeper.discord.testkit.rules;

import java.util.ArrayList;
import java.util.List;

/** What components of every age share: rows, and ids that must differ (Discord, Component reference, "Action Row"). */
final class ComponentRules {
    private ComponentRules() {}

    /** The components of a message without Components V2: at most five rows and nothing else. */
    static void rowsOnly(Part components) {
        components.count(0, 5);
        for (Part each : components.parts()) {
            if (ComponentType.of(each) == ComponentType.ROW) {
                row(each);
            } else {
                each.at("type").refuse("UNION_TYPE_CHOICES", "only rows stand here without Components V2");
            }
        }
        distinct(components);
    }

    /** Up to five buttons, or one select menu alone. */
    static void row(Part row) {
        Part inside = row.at("components");
        inside.needed().count(1, 5);
        boolean selects = false;
        for (Part each : inside.parts()) {
            if (ComponentType.of(each) == ComponentType.BUTTON) {
                ButtonRules.check(each);
            } else if (ComponentType.SELECTS.contains(ComponentType.of(each))) {
                selects = true;
                SelectRules.inMessage(each);
            } else {
                each.at("type").refuse("UNION_TYPE_CHOICES", "a row holds buttons or one select menu");
            }
        }
        if (selects && inside.parts().size() > 1) {
            inside.refuse("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a select menu needs a row of its own");
        }
    }

    /** Refuses a custom_id, or a number given as id, that two components of one message or modal share. */
    static void distinct(Part components) {
        List<Part> all = everyPart(components);
        Part.unique(
                all.stream().map(each -> each.at("custom_id")).toList(),
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "another component has this custom_id");
        Part.unique(
                all.stream()
                        .map(each -> each.at("id"))
                        .filter(id -> id.number(0) != 0)
                        .toList(),
                "COMPONENT_ID_DUPLICATED",
                "another component has this id");
    }

    static void customId(Part component) {
        component.at("custom_id").needed().length(1, 100);
    }

    /** Every component at any depth, in reading order. */
    static List<Part> everyPart(Part components) {
        List<Part> all = new ArrayList<>();
        components.parts().forEach(each -> collect(each, all));
        return all;
    }

    private static void collect(Part component, List<Part> all) {
        all.add(component);
        component.at("components").parts().forEach(each -> collect(each, all));
        for (String single : List.of("component", "accessory")) {
            if (component.at(single).present()) {
                collect(component.at(single), all);
            }
        }
    }
}
