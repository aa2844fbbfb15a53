package org.circlekeeper.group;

import java.util.Arrays;
import java.util.Optional;
import org.circlekeeper.command.Parameter;

/** What somebody can choose for themself in a group, by the names it is stored under, which never change. */
enum MemberSetting {
    LANGUAGE,
    ZONE,
    COUNTRY,
    QUIET,
    OFFERS;

    String key() {
        return Parameter.kebab(this);
    }

    Optional<String> in(Settings chosen) {
        return chosen.find(key());
    }

    static Optional<Offers> offersIn(Settings chosen) {
        return OFFERS.in(chosen)
                .flatMap(value -> Arrays.stream(Offers.values())
                        .filter(offers -> Parameter.kebab(offers).equals(value))
                        .findFirst());
    }
}
