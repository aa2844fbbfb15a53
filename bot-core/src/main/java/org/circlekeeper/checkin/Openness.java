package org.circlekeeper.checkin;

import java.util.List;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Readers;

/**
 * Which kinds are offered where. A platform whose company reads along is not told about anybody's health (Discord
 * Developer Policy, section 16), unless the operator allows it.
 */
record Openness(Kinds kinds, boolean healthWherePlatformReads) {

    boolean offers(Kind kind, Place place) {
        return !kind.health() || healthWherePlatformReads || place.readers().outside() != Readers.Outside.PLATFORM;
    }

    List<Kind> offered(Place place) {
        return kinds.all().stream().filter(kind -> offers(kind, place)).toList();
    }

    /** What somebody is asked who names no kind. */
    Kind usual(Place place) {
        Kind usual = kinds.find(Kinds.USUAL).orElseThrow();
        return offers(usual, place)
                ? usual
                : kinds.find(Kinds.USUAL_IN_THE_OPEN).orElseThrow();
    }
}
