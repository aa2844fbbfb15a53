package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** Whom a message may notify (Discord, Message resource, "Allowed Mentions Object"). */
final class MentionRules {
    private static final Set<String> PARSED = Set.of("users", "roles", "everyone");

    private MentionRules() {}

    static void check(Part mentions) {
        Part parse = mentions.at("parse");
        parse.count(0, PARSED.size());
        Part.unique(parse.parts(), "SET_TYPE_ALREADY_CONTAINS_VALUE", "named twice");
        for (Part each : parse.parts()) {
            if (!PARSED.contains(each.text())) {
                each.refuse("BASE_TYPE_CHOICES", "must be users, roles or everyone");
            }
        }
        listed(mentions, parse, "users");
        listed(mentions, parse, "roles");
        mentions.at("replied_user").bool();
    }

    private static void listed(Part mentions, Part parse, String whom) {
        Part list = mentions.at(whom);
        list.count(0, 100);
        Part.unique(list.parts(), "SET_TYPE_ALREADY_CONTAINS_VALUE", "named twice");
        boolean parsed = parse.parts().stream().anyMatch(each -> each.text().equals(whom));
        if (parsed && !list.empty()) {
            mentions.refuse(
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    "parse \"" + whom + "\" and a list of " + whom + " exclude each other");
        }
    }
}
