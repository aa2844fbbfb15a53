package org.circlekeeper.helpline;

import java.util.Optional;

/** The approved texts. There is no other text to send, so an offer cannot carry anybody's own words. */
enum OfferTemplate {
    GENERAL(null),
    TALK(Need.TALK),
    SUICIDE(Need.SUICIDE),
    GRIEF(Need.GRIEF),
    DOMESTIC_VIOLENCE(Need.DOMESTIC_VIOLENCE),
    SEXUAL_VIOLENCE(Need.SEXUAL_VIOLENCE),
    SUBSTANCES(Need.SUBSTANCES);

    private final Optional<Need> need;

    OfferTemplate(@org.jspecify.annotations.Nullable Need need) {
        this.need = Optional.ofNullable(need);
    }

    Optional<Need> need() {
        return need;
    }
}
