package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** Messages built of Components V2 (Discord, Component reference; 40 components and 4000 characters in all). */
final class LayoutRules {
    private static final Set<Long> INSIDE = Set.of(
            ComponentType.ROW,
            ComponentType.SECTION,
            ComponentType.TEXT,
            ComponentType.GALLERY,
            ComponentType.FILE,
            ComponentType.SEPARATOR);

    private LayoutRules() {}

    static void check(Part components) {
        components.count(0, 40);
        for (Part each : components.parts()) {
            if (ComponentType.of(each) == ComponentType.CONTAINER) {
                container(each);
            } else {
                inside(each);
            }
        }
        ComponentRules.distinct(components);
        totals(components);
    }

    private static void totals(Part components) {
        int count = ComponentRules.everyPart(components).size();
        if (count > 40) {
            components.refuse("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", count + " components in all, 40 allowed");
        }
        int characters = ComponentRules.everyPart(components).stream()
                .filter(each -> ComponentType.of(each) == ComponentType.TEXT)
                .mapToInt(each -> each.at("content").length())
                .sum();
        if (characters > 4000) {
            components.refuse(
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", characters + " characters in all, 4000 allowed");
        }
    }

    private static void container(Part container) {
        container.at("components").needed().count(1, 40);
        container.at("accent_color").between(0, 0xFFFFFF);
        container.at("spoiler").bool();
        container.at("components").parts().forEach(LayoutRules::inside);
    }

    private static void inside(Part component) {
        long type = ComponentType.of(component);
        if (!INSIDE.contains(type)) {
            component.at("type").refuse("UNION_TYPE_CHOICES", "a component of this type cannot stand here");
        } else if (type == ComponentType.ROW) {
            ComponentRules.row(component);
        } else if (type == ComponentType.SECTION) {
            section(component);
        } else if (type == ComponentType.TEXT) {
            text(component);
        } else if (type == ComponentType.GALLERY) {
            gallery(component);
        } else if (type == ComponentType.FILE) {
            file(component);
        } else {
            component.at("spacing").oneOf(Set.of(1L, 2L));
            component.at("divider").bool();
        }
    }

    static void text(Part text) {
        text.at("content").needed().length(1, 4000);
    }

    /** One to three texts beside one button or thumbnail. */
    private static void section(Part section) {
        section.at("components").needed().count(1, 3);
        for (Part each : section.at("components").parts()) {
            if (ComponentType.of(each) == ComponentType.TEXT) {
                text(each);
            } else {
                each.at("type").refuse("UNION_TYPE_CHOICES", "a section holds texts");
            }
        }
        Part accessory = section.at("accessory").needed();
        long type = ComponentType.of(accessory);
        if (type == ComponentType.BUTTON) {
            ButtonRules.check(accessory);
        } else if (type == ComponentType.THUMBNAIL) {
            picture(accessory);
        } else if (accessory.present()) {
            accessory.at("type").refuse("UNION_TYPE_CHOICES", "beside a section stands a button or a thumbnail");
        }
    }

    private static void gallery(Part gallery) {
        gallery.at("items").needed().count(1, 10);
        gallery.at("items").parts().forEach(LayoutRules::picture);
    }

    private static void picture(Part picture) {
        picture.at("media").needed().at("url").needed().length(1, 2048);
        picture.at("description").length(1, 1024);
    }

    private static void file(Part file) {
        Part url = file.at("file").needed().at("url").needed();
        if (url.present() && !url.text().startsWith("attachment://")) {
            url.refuse("URL_TYPE_INVALID_SCHEME", "a file must be one that was uploaded: attachment://name");
        }
    }
}
