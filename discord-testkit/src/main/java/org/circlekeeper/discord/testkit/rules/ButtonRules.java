package org.circlekeeper.discord.testkit.rules;

import java.util.List;
import java.util.Set;

/** A button: a link, a purchase, or something to press that comes back (Discord, Component reference, "Button"). */
final class ButtonRules {
    private static final long LINK = 5;
    private static final long PREMIUM = 6;

    private ButtonRules() {}

    static void check(Part button) {
        Part style = button.at("style").needed();
        style.oneOf(Set.of(1L, 2L, 3L, 4L, LINK, PREMIUM));
        button.at("label").length(0, 80);
        button.at("disabled").bool();
        long kind = style.number(0);
        if (kind == PREMIUM) {
            button.at("sku_id").needed();
            none(button, List.of("custom_id", "url", "label", "emoji"));
            return;
        }
        if (kind == LINK) {
            button.at("url").needed().length(1, 512);
            none(button, List.of("custom_id", "sku_id"));
        } else {
            ComponentRules.customId(button);
            none(button, List.of("url", "sku_id"));
        }
        if (button.at("label").empty() && button.at("emoji").absent()) {
            button.refuse("BUTTON_COMPONENT_INVALID", "a button needs a label or an emoji");
        }
        emoji(button.at("emoji"));
    }

    static void emoji(Part emoji) {
        if (emoji.present() && emoji.at("id").empty() && emoji.at("name").empty()) {
            emoji.refuse("COMPONENT_INVALID_EMOJI", "an emoji needs an id or a name");
        }
    }

    private static void none(Part button, List<String> fields) {
        for (String field : fields) {
            button.at(field).unwanted("BUTTON_COMPONENT_INVALID", "a button of this style has no " + field);
        }
    }
}
