package org.circlekeeper.discord.testkit.rules;

import java.util.List;
import java.util.regex.Pattern;

/** Embeds and the 6000 characters they share (Discord, Message resource, "Embed Limits"). */
final class EmbedRules {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|attachment)://.+", Pattern.DOTALL);

    private EmbedRules() {}

    static void check(Part embeds) {
        embeds.count(0, 10);
        int total = 0;
        for (Part embed : embeds.parts()) {
            sizes(embed);
            addresses(embed);
            fields(embed.at("fields"));
            notEmpty(embed);
            total += characters(embed);
        }
        if (total > 6000) {
            embeds.refuse("MAX_EMBED_SIZE_EXCEEDED", "all embeds together hold " + total + " characters, 6000 allowed");
        }
    }

    private static void sizes(Part embed) {
        embed.at("title").length(0, 256);
        embed.at("description").length(0, 4096);
        embed.at("footer").at("text").length(0, 2048);
        embed.at("author").at("name").length(0, 256);
        embed.at("color").between(0, 0xFFFFFF);
    }

    private static void addresses(Part embed) {
        List<Part> addresses = List.of(
                embed.at("url"),
                embed.at("image").at("url"),
                embed.at("thumbnail").at("url"),
                embed.at("footer").at("icon_url"),
                embed.at("author").at("url"),
                embed.at("author").at("icon_url"));
        for (Part address : addresses) {
            address.length(0, 2048);
            if (!address.empty() && !ADDRESS.matcher(address.text()).matches()) {
                address.refuse("URL_TYPE_INVALID_URL", "must begin with http://, https:// or attachment://");
            }
        }
    }

    private static void fields(Part fields) {
        fields.count(0, 25);
        for (Part field : fields.parts()) {
            field.at("name").needed().length(1, 256);
            field.at("value").needed().length(1, 1024);
            field.at("inline").bool();
        }
    }

    private static void notEmpty(Part embed) {
        List<String> shown =
                List.of("title", "description", "fields", "image", "thumbnail", "footer", "author", "video");
        if (shown.stream().allMatch(field -> embed.at(field).empty())) {
            embed.refuse("EMBED_EMPTY", "an embed must show something");
        }
    }

    private static int characters(Part embed) {
        int sum = embed.at("title").length()
                + embed.at("description").length()
                + embed.at("footer").at("text").length()
                + embed.at("author").at("name").length();
        for (Part field : embed.at("fields").parts()) {
            sum += field.at("name").length() + field.at("value").length();
        }
        return sum;
    }
}
