package org.circlekeeper.helpline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may use a line. */
enum Audience {
    EVERYONE,
    ADULTS,
    UNDER_18,
    YOUNG_PEOPLE,
    UNDER_35,
    OLDER_PEOPLE,
    WOMEN,
    MEN,
    LGBTQ,
    LGBTQ_YOUNG_PEOPLE,
    TRANS,
    VETERANS,
    INDIGENOUS,
    BLACK_PEOPLE,
    PEOPLE_OF_COLOUR,
    PARENTS,
    FAMILIES,
    ADULT_SURVIVORS,
    DISABLED_PEOPLE,
    DEFENDERS,
    JOURNALISTS,
    CIVIL_SOCIETY,
    PEOPLE_WORRIED_ABOUT_BEHAVIOUR;

    private static final Set<Audience> YOUNG = EnumSet.of(UNDER_18, YOUNG_PEOPLE, LGBTQ_YOUNG_PEOPLE);

    static boolean isForAdultsAtLarge(List<Audience> audience) {
        return audience.contains(EVERYONE) || audience.contains(ADULTS);
    }

    /** Nobody but young people, perhaps with their parents: never an adult's only answer. */
    static boolean isYouth(List<Audience> audience) {
        return audience.stream().anyMatch(YOUNG::contains)
                && audience.stream().allMatch(one -> YOUNG.contains(one) || one == PARENTS);
    }
}
