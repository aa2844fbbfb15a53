package org.circlekeeper.helpline;

import java.util.Optional;

/**
 * What somebody is looking for.
 *
 * @param country ISO 3166; always said by the person, never guessed
 * @param need empty for anybody who needs somebody to talk to
 * @param language a code somebody asked for
 * @param spoken the language they read; it only breaks ties
 */
record Query(
        String country,
        Optional<Need> need,
        Optional<Way.By> by,
        Optional<String> language,
        String spoken,
        boolean openNow,
        boolean noUnaskedPolice) {
    /** The plainest question there is. */
    static Query in(String country, String spoken) {
        return new Query(country, Optional.empty(), Optional.empty(), Optional.empty(), spoken, false, false);
    }

    Query needing(Need newNeed) {
        return new Query(country, Optional.of(newNeed), by, language, spoken, openNow, noUnaskedPolice);
    }

    Query by(Way.By newBy) {
        return new Query(country, need, Optional.of(newBy), language, spoken, openNow, noUnaskedPolice);
    }

    Query speaking(String newLanguage) {
        return new Query(country, need, by, Optional.of(newLanguage), spoken, openNow, noUnaskedPolice);
    }

    Query openNow(boolean only) {
        return new Query(country, need, by, language, spoken, only, noUnaskedPolice);
    }

    Query withoutUnaskedPolice(boolean without) {
        return new Query(country, need, by, language, spoken, openNow, without);
    }

    boolean isGeneral() {
        return need.map(Need::isGeneral).orElse(true);
    }

    /** Asked about a child, or by one. */
    boolean isAboutChildren() {
        return need.filter(one -> one == Need.CHILDREN || one == Need.MISSING_CHILDREN)
                .isPresent();
    }
}
