package org.circlekeeper.helpline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An emergency number of a country.
 *
 * @param services what at least two sources agree it reaches
 * @param possibly what one source says it reaches
 */
record Emergency(
        String number,
        List<Service> services,
        List<Service> possibly,
        List<Listing> listed,
        @Nullable String note) {
    Emergency {
        Given.text(number, "an emergency number");
        services = Given.list(services);
        possibly = Given.list(possibly);
        listed = Given.some(listed, "the source and date of emergency number " + number);
    }

    /** What a number reaches; {@code ANY} is one number for every emergency. */
    enum Service {
        AMBULANCE,
        FIRE,
        POLICE,
        ANY
    }

    /** Everything any source names, two or one. */
    Set<Service> named() {
        Set<Service> named = EnumSet.noneOf(Service.class);
        named.addAll(services);
        named.addAll(possibly);
        return named;
    }

    boolean isPoliceOnly() {
        return named().equals(EnumSet.of(Service.POLICE));
    }

    boolean isFireOnly() {
        return named().equals(EnumSet.of(Service.FIRE));
    }

    /** Whether it brings somebody who helps a body, as far as any source says. */
    boolean bringsHelp() {
        return named().contains(Service.AMBULANCE) || named().contains(Service.ANY);
    }

    boolean hasTwoSources() {
        return listed.stream().map(Listing::source).distinct().count() > 1;
    }
}
