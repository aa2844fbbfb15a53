package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** The numbers of Discord's component types (Discord, Component reference, "Component Types"). */
final class ComponentType {
    static final long ROW = 1;
    static final long BUTTON = 2;
    static final long STRING_SELECT = 3;
    static final long TEXT_INPUT = 4;
    static final long SECTION = 9;
    static final long TEXT = 10;
    static final long THUMBNAIL = 11;
    static final long GALLERY = 12;
    static final long FILE = 13;
    static final long SEPARATOR = 14;
    static final long CONTAINER = 17;
    static final long LABEL = 18;
    static final long FILE_UPLOAD = 19;
    static final long RADIO_GROUP = 21;
    static final long CHECKBOX_GROUP = 22;
    static final long CHECKBOX = 23;

    /** Select menus of strings, users, roles, mentionables and channels. */
    static final Set<Long> SELECTS = Set.of(STRING_SELECT, 5L, 6L, 7L, 8L);

    private ComponentType() {}

    static long of(Part component) {
        return component.at("type").number(0);
    }
}
