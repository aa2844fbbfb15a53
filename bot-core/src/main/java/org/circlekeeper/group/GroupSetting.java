package org.circlekeeper.group;

import java.util.Arrays;
import java.util.Optional;
import org.circlekeeper.command.Parameter;

/** What can be chosen for a group, by the names it is stored under, which never change. */
enum GroupSetting {
    AGE,
    LANGUAGE,
    COUNTRY,
    ZONE,
    MODERATORS,
    KEEP_DAYS,
    PROFILE,
    STANCE,
    LABEL;

    /** The platform's id of what the group was made for. */
    static final String ID = "id";

    /** There while what is kept already has to be shortened, until the next night. */
    static final String SHORTENS = "shortens";

    String key() {
        return Parameter.kebab(this);
    }

    <E extends Enum<E>> Optional<E> in(Settings chosen, Class<E> type) {
        return chosen.find(key())
                .flatMap(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> Parameter.kebab(constant).equals(value))
                        .findFirst());
    }
}
