package org.circlekeeper.checkin;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Readers;

/**
 * Which kinds are offered where. A platform whose company reads along is not told about anybody's health (Discord
 * Developer Policy, section 16), unless the operator allows it.
 */
record Openness(Kinds kinds, boolean healthWherePlatformReads) {

    boolean offers(Kind kind, Place place) {
        return !kind.health() || healthWherePlatformReads || !isReadAlong(place.readers());
    }

    /** Whether one that was noted may be said back here; a kind this version does not know may be about health. */
    boolean tells(CheckIn checkIn, Place place) {
        return kinds.find(checkIn.kind())
                .map(kind -> offers(kind, place))
                .orElse(healthWherePlatformReads || !isReadAlong(place.readers()));
    }

    /** Whether one that was noted may leave through here as part of a picture or a file, whatever the operator allows. */
    boolean handsOut(CheckIn checkIn, Readers readers) {
        Optional<Kind> kind = kinds.find(checkIn.kind());
        return !isReadAlong(readers) || kind.filter(known -> !known.health()).isPresent();
    }

    /** Whether an answer is weighed, to meet a low one with an offer; never where a company would see that it was. */
    boolean weighs(Place place) {
        return !isReadAlong(place.readers());
    }

    private static boolean isReadAlong(Readers readers) {
        return readers.outside() == Readers.Outside.PLATFORM;
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
